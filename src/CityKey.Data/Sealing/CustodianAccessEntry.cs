using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CityKey.Data.Sealing;

/// <summary>A line of the custodian's own log, read back.</summary>
/// <param name="AuditEntry">The id that the opening has in the audit too.</param>
/// <param name="Follows">That it names the line before it rightly; where it does not, a line was changed or taken
/// out.</param>
internal sealed record CustodianAccessEntry(
    long Number,
    DateTimeOffset At,
    Guid Application,
    string Purpose,
    Guid Staff,
    Guid AuditEntry,
    bool Follows
)
{
    /// <summary>Reads the log while openings go on. What a crash cut off is no opening: the key is given only after the
    /// line is whole.</summary>
    public static async IAsyncEnumerable<CustodianAccessEntry> ReadAllAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        // One letter for each byte, so that the digest is over the bytes as they are.
        using var text = new StreamReader(file, Encoding.Latin1);
        var before = "";
        for (var number = 1L; await text.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (Read(line) is { } read)
            {
                yield return new CustodianAccessEntry(
                    number,
                    read.At,
                    read.Application,
                    read.Purpose,
                    read.Staff,
                    read.AuditEntry,
                    read.Before == Digest(before)
                );
            }

            before = line;
        }
    }

    private static string Digest(string line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(line)));

    private static Written? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Written>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Written(
        DateTimeOffset At,
        Guid Application,
        string Purpose,
        Guid Staff,
        Guid AuditEntry,
        string Before
    );
}
