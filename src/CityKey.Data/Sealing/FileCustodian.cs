using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CityKey.Data.Sealing;

/// <summary>A custodian over a key file, with a log of its own beside the key. The line is on disk before the key is given.</summary>
public sealed class FileCustodian(string folder, TimeProvider time) : ICustodian, IDisposable
{
    public const string LogName = "openings.log";
    private readonly Lazy<PrivateKeyhole> keyhole = new(() => PrivateKeyhole.Load(Path.Combine(folder, "city.key.pem")), LazyThreadSafetyMode.PublicationOnly);
    private readonly SemaphoreSlim oneAtATime = new(1);
    private string? lastLine;

    public async Task<DataKey> UnwrapAsync(byte[] wrapped, string keyId, CustodianRequest request, CancellationToken cancel)
    {
        if (!string.Equals(keyId, keyhole.Value.KeyId, StringComparison.Ordinal))
        {
            throw new CustodianUnavailableException("This custodian does not hold the key that the record is sealed to.");
        }

        await oneAtATime.WaitAsync(cancel);
        try
        {
            WriteDown(request);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CustodianUnavailableException("The custodian cannot write its log, so it opens nothing.", failure);
        }
        finally
        {
            oneAtATime.Release();
        }

        return keyhole.Value.Unwrap(wrapped, request.Application);
    }

    public void Dispose()
    {
        oneAtATime.Dispose();
        if (keyhole.IsValueCreated)
        {
            keyhole.Value.Dispose();
        }
    }

    // Each line carries the digest of the one before, so that a line taken out is seen.
    private void WriteDown(CustodianRequest request)
    {
        var path = Path.Combine(folder, LogName);
        lastLine ??= File.Exists(path) ? File.ReadLines(path).LastOrDefault() ?? "" : "";
        var line = JsonSerializer.Serialize(new
        {
            at = time.GetUtcNow(),
            request.Application,
            request.Purpose,
            request.Staff,
            request.AuditEntry,
            before = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lastLine))),
        }, JsonSerializerOptions.Web);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var log = new FileStream(path, options);
        log.Write(Encoding.UTF8.GetBytes(line + "\n"));
        log.Flush(flushToDisk: true);
        lastLine = line;
    }
}
