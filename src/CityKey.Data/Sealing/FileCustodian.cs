namespace CityKey.Data.Sealing;

/// <summary>A custodian over the key file <c>city.key.pem</c> of a folder, with a log of its own beside it. The line is
/// on disk before the key is given.</summary>
public sealed class FileCustodian(string folder, TimeProvider time) : ICustodian, IDisposable
{
    public const string LogName = "openings.log";

    // For the whole process: two custodians of one folder must not chain to the same line.
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private readonly Lazy<RecipientPrivateKey> keyhole = new(
        () => RecipientPrivateKey.Load(Path.Combine(folder, "city.key.pem")),
        LazyThreadSafetyMode.PublicationOnly
    );
    private readonly CustodianAccessLog log = new(Path.Combine(folder, LogName));

    public async Task<DataKey> UnwrapAsync(
        byte[] wrapped,
        string keyId,
        CustodianRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!string.Equals(keyId, keyhole.Value.KeyId, StringComparison.Ordinal))
        {
            throw new CustodianUnavailableException(
                "This custodian does not have the key that the record is sealed with."
            );
        }

        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            log.Append(request, time.GetUtcNow());
            return keyhole.Value.Unwrap(wrapped, request.Application);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CustodianUnavailableException(
                "The custodian cannot write to its log, so it opens nothing.",
                failure
            );
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public void Dispose()
    {
        if (keyhole.IsValueCreated)
        {
            keyhole.Value.Dispose();
        }
    }
}
