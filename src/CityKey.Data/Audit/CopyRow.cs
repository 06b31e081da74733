using System.Globalization;
using System.Text;

namespace CityKey.Data.Audit;

/// <summary>One row of a COPY block in a plain dump, by its columns' names.</summary>
internal sealed class CopyRow
{
    private static readonly string[] Times = ["yyyy-MM-dd HH:mm:ss.FFFFFFzz", "yyyy-MM-dd HH:mm:ss.FFFFFFzzz"];
    private readonly Dictionary<string, string?> fields;

    private CopyRow(Dictionary<string, string?> fields) => this.fields = fields;

    public static CopyRow Read(IReadOnlyList<string> columns, string line)
    {
        var values = line.Split('\t');
        return values.Length == columns.Count
            ? new CopyRow(
                columns
                    .Zip(values)
                    .ToDictionary(p => p.First, p => p.Second == @"\N" ? null : Plain(p.Second), StringComparer.Ordinal)
            )
            : throw new FormatException("A row has too few or too many columns.");
    }

    public string Text(string column) => fields[column] ?? throw new FormatException($"{column} is empty.");

    public long Number(string column) => long.Parse(Text(column), CultureInfo.InvariantCulture);

    public ulong Transaction(string column) => ulong.Parse(Text(column), CultureInfo.InvariantCulture);

    public Guid Id(string column) => Guid.Parse(Text(column));

    public Guid? IdOrNone(string column) => fields[column] is { } id ? Guid.Parse(id) : null;

    public DateTimeOffset Time(string column) =>
        DateTimeOffset.ParseExact(Text(column), Times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    public byte[] Bytes(string column) =>
        Text(column) is ['\\', 'x', .. var digits]
            ? Convert.FromHexString(digits)
            : throw new FormatException($"{column} is not binary data.");

    private static string Plain(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        var plain = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            plain.Append(
                field[i] != '\\' ? field[i]
                : ++i == field.Length ? throw new FormatException("A row ends in the middle of a character.")
                : field[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'v' => '\v',
                    var itself => itself,
                }
            );
        }

        return plain.ToString();
    }
}
