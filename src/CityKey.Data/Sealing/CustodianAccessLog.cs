using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CityKey.Data.Sealing;

/// <summary>The custodian's own log: a line of JSON for each access, with ids and codes only. Each line has the digest
/// of the previous one, so that a removed line is detected.</summary>
internal sealed class CustodianAccessLog(string path)
{
    private const int LongestLine = 4096;

    /// <summary>Appends a line and flushes it to disk.</summary>
    public void Append(CustodianRequest request, DateTimeOffset at)
    {
        // Excludes another process's custodian too; readers that share the file are not affected.
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        var last = LastLine(file, out var torn);
        var line = JsonSerializer.Serialize(
            new
            {
                at,
                request.Application,
                request.Purpose,
                request.Staff,
                request.AuditEntry,
                before = Convert.ToHexStringLower(SHA256.HashData(last)),
            },
            JsonSerializerOptions.Web
        );
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes((torn ? "\n" : "") + line + "\n"));
        file.Flush(flushToDisk: true);
    }

    // A process that died while writing leaves an incomplete line. It is kept, and the next digest covers it.
    private static byte[] LastLine(FileStream file, out bool torn)
    {
        var tail = new byte[(int)Math.Min(file.Length, LongestLine)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        torn = tail.Length > 0 && tail[^1] != '\n';
        var text = torn ? tail : tail[..Math.Max(0, tail.Length - 1)];
        return text[(Array.LastIndexOf(text, (byte)'\n') + 1)..];
    }
}
