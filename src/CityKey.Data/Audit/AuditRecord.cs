namespace CityKey.Data.Audit;

/// <summary>One row of <c>audit.entry</c> as it is stored, for signing and verifying.</summary>
/// <param name="Detail">The JSON text.</param>
/// <param name="TransactionId">PostgreSQL's 64-bit number of the transaction that wrote it.</param>
public readonly record struct AuditRecord(
    Guid Id,
    DateTimeOffset At,
    string ActorKind,
    Guid? ActorId,
    string Action,
    Guid? Subject,
    string Detail,
    ulong TransactionId
);
