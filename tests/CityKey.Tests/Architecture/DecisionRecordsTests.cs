using System.Globalization;

namespace CityKey.Tests.Architecture;

/// <summary>The index of <c>docs/adr</c> says what the records say.</summary>
public sealed class DecisionRecordsTests
{
    private const string Superseded = "superseded by ";
    private const string Amended = "accepted, amended by ";

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "adr");
    private static readonly string[] Index = File.ReadAllLines(Path.Combine(Folder, "README.md"));
    private static readonly List<Record> Records =
    [
        .. Directory.GetFiles(Folder, "0*.md").Order(StringComparer.Ordinal).Select(Read),
    ];

    [Fact]
    public void Every_record_has_a_title_a_status_and_a_date() =>
        Assert.All(
            Records,
            record =>
            {
                Assert.NotEmpty(record.Title);
                Assert.True(record.Status == "accepted" || record.LaterRecords.Length > 0, record.Status);
                Assert.True(
                    DateOnly.TryParseExact(record.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _),
                    record.Date
                );
            }
        );

    [Fact]
    public void The_index_lists_every_record_with_its_title_status_and_date() =>
        Assert.Equal(
            Records.Select(r => $"| {r.Number} | [{r.Title}]({r.File}) | {r.Status} | {r.Date} |"),
            Index.Where(line => NumberOf(line) is not null && line.Contains("](", StringComparison.Ordinal))
        );

    [Fact]
    public void A_number_without_a_record_is_explained_in_the_index() =>
        Assert.Equal(
            Enumerable.Range(1, Records.Max(r => r.Number)).Except(Records.Select(r => r.Number)),
            Index.Where(line => !line.Contains("](", StringComparison.Ordinal)).Select(NumberOf).OfType<int>()
        );

    [Fact]
    public void A_status_names_later_records_that_exist() =>
        Assert.All(
            Records,
            record =>
                Assert.All(
                    record.LaterRecords,
                    later => Assert.Contains(Records, r => r.Number == later && later > record.Number)
                )
        );

    private static Record Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var file = Path.GetFileName(path);
        var number = int.Parse(file[..4], CultureInfo.InvariantCulture);
        return new Record(
            number,
            file,
            After($"# {number}. ", lines[0]),
            lines.Select(line => After("Status: ", line)).FirstOrDefault(status => status.Length > 0, ""),
            lines.Select(line => After("Date: ", line)).FirstOrDefault(date => date.Length > 0, "")
        );
    }

    private static string After(string prefix, string line) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : "";

    // The first cell of a row that has a second one with words in it.
    private static int? NumberOf(string line) =>
        line.Split('|', StringSplitOptions.TrimEntries) is ["", var first, { Length: > 0 }, ..]
        && int.TryParse(first, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private sealed record Record(int Number, string File, string Title, string Status, string Date)
    {
        /// <summary>Of "superseded by 42 and 43": 42 and 43. Empty for any other text.</summary>
        public int[] LaterRecords { get; } =
        [
            .. (After(Superseded, Status) + After(Amended, Status))
                .Split(" and ", StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture)),
        ];
    }
}
