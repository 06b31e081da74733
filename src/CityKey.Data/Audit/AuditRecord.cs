namespace CityKey.Data.Audit;

/// <summary>One row of <c>audit.entry</c> as it is stored, for sealing and for checking, whatever the application makes
/// of it.</summary>
/// <param name="Detail">The JSON text.</param>
/// <param name="TransactionId">The transaction that wrote it: PostgreSQL's 64-bit number.</param>
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
