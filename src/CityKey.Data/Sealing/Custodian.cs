namespace CityKey.Data.Sealing;

/// <summary>Who opens a record, and why.</summary>
/// <param name="Purpose">One of the codes of <c>AccessReason</c>, such as <c>review</c>; both logs keep it.</param>
/// <param name="Staff">The account of the member of staff.</param>
/// <param name="AuditEntry">The id of the audit entry about the same access, so that the two logs can be
/// compared.</param>
public sealed record CustodianRequest(Guid Application, string Purpose, Guid Staff, Guid AuditEntry);

/// <summary>Holds the city's private key and opens records one by one, each with its reason.</summary>
public interface ICustodian
{
    /// <summary>Unwraps the data key of one application; the access is in the custodian's log before this
    /// returns.</summary>
    /// <param name="wrapped">The data key, wrapped to the city.</param>
    /// <param name="keyId">The id of the city key that it was wrapped to.</param>
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

/// <summary>Records cannot be opened now. Intake, the counter and the switch continue to work.</summary>
public sealed class CustodianUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
