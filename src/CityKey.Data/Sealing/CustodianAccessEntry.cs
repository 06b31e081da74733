using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CityKey.Data.Sealing;

/// <summary>A line that was read from the custodian's log.</summary>
/// <param name="AuditEntry">The id of the audit entry about the same access.</param>
/// <param name="Follows">Whether its digest of the previous line is right; if not, a line was changed or
/// removed.</param>
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
    /// <summary>Reads the log, also while it is written. An incomplete line from a crash is skipped: no key was given,
    /// because that follows the complete line.</summary>
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
        // Latin-1 maps each byte to one character, so the digest is computed over the original bytes.
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
