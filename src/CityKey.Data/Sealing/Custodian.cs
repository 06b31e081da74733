namespace CityKey.Data.Sealing;

/// <summary>Why a record is opened.</summary>
/// <param name="AuditEntry">The audit row of the same opening, so that the two logs can be compared.</param>
public sealed record CustodianRequest(Guid Application, string Purpose, Guid Staff, Guid AuditEntry);

/// <summary>Holds the city's private key and opens records one by one, each with its reason.</summary>
public interface ICustodian
{
    /// <exception cref="CustodianUnavailableException">The key or the custodian's own log cannot be reached; nothing
    /// was opened.</exception>
    /// <exception cref="SealBrokenException">The wrapped key is not this application's.</exception>
    Task<DataKey> UnwrapAsync(
        byte[] wrapped,
        string keyId,
        CustodianRequest request,
        CancellationToken cancellationToken
    );
}

/// <summary>Reading is not possible now. Intake, the counter and the switch go on.</summary>
public sealed class CustodianUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
