namespace CityKey.Data.Audit;

/// <summary>What is wrong with an audit log.</summary>
public enum AuditFaultKind
{
    /// <summary>An entry, or the hash kept of it, is not what was sealed.</summary>
    Changed,

    /// <summary>A sealed entry, or its number, is gone.</summary>
    Missing,

    /// <summary>An entry stands where the heads left no room for one.</summary>
    Inserted,

    /// <summary>A head is not signed by a key that was given.</summary>
    HeadSignature,

    /// <summary>A head does not follow the one before.</summary>
    ChainBroken,

    /// <summary>The log ends before a checkpoint.</summary>
    TailCut,

    /// <summary>A checkpoint was signed for another history than this one.</summary>
    TwoHistories,

    /// <summary>A checkpoint is not signed by a key that was given.</summary>
    CheckpointSignature,
}

/// <summary>The first bad place.</summary>
/// <param name="Sequence">The entry's number, or the first number that may be affected; null for an entry that never
/// had one.</param>
/// <param name="Entry">The entry's id, where one can be named.</param>
/// <param name="Head">The head that shows it.</param>
public sealed record AuditFault(AuditFaultKind Kind, long? Sequence, Guid? Entry, long? Head, string Explanation);

/// <summary>What came of checking an audit log. It is whole when there is no fault.</summary>
/// <param name="Unsealed">Entries younger than the last head, which nothing protects yet.</param>
/// <param name="OldestUnsealed">When the oldest of them was written; long ago means that no sealer runs.</param>
/// <param name="Checkpoints">How many checkpoints from outside are in this history.</param>
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
    public bool Whole => Fault is null;
}
