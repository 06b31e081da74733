namespace CityKey.Data.Audit;

/// <summary>A kind of fault in an audit log.</summary>
public enum AuditFaultKind
{
    /// <summary>An entry, or its stored hash, differs from what was signed.</summary>
    Changed,

    /// <summary>A signed entry, or its number, is missing.</summary>
    Missing,

    /// <summary>An entry was added where the heads allow none.</summary>
    Inserted,

    /// <summary>A head is not signed with one of the given keys.</summary>
    HeadSignature,

    /// <summary>A head does not follow the previous one.</summary>
    ChainBroken,

    /// <summary>The log ends before a checkpoint.</summary>
    TailCut,

    /// <summary>A checkpoint belongs to another history.</summary>
    TwoHistories,

    /// <summary>A checkpoint is not signed with one of the given keys.</summary>
    CheckpointSignature,
}

/// <summary>The first fault.</summary>
/// <param name="Sequence">The entry's number, or the first number that may be affected; null for an entry without
/// one.</param>
/// <param name="Entry">The entry's id, if it is known.</param>
/// <param name="Head">The head that shows it.</param>
public sealed record AuditFault(AuditFaultKind Kind, long? Sequence, Guid? Entry, long? Head, string Explanation);

/// <summary>The result of verifying an audit log.</summary>
/// <param name="Unsealed">The number of entries after the last head, which are not protected yet.</param>
/// <param name="OldestUnsealed">When the oldest of them was written; long ago means that no signer runs.</param>
/// <param name="Checkpoints">The number of outside checkpoints that match this history.</param>
public sealed record AuditVerdict(
    AuditFault? Fault,
    long Heads,
    long Entries,
    long Unsealed,
    DateTimeOffset? OldestUnsealed,
    int Checkpoints,
    Checkpoint? Newest
)
{
    /// <summary>Whether no fault was found.</summary>
    public bool Whole => Fault is null;
}
