namespace CityKey.Data.Audit;

/// <summary>A numbered entry.</summary>
/// <param name="Sealed">The stored hash.</param>
/// <param name="Present">The hash of the entry as it is now; null when it is missing.</param>
internal sealed record SignedEntry(long Sequence, Guid Entry, byte[] Sealed, byte[]? Present);

internal sealed record UnsignedEntry(Guid Entry, DateTimeOffset At, ulong TransactionId);

/// <summary>An audit log at one point in time, from a database or a dump.</summary>
internal interface IAuditHistory
{
    /// <summary>The server it was read from; null for a dump.</summary>
    TransactionHorizon? Server { get; }

    /// <summary>In the order of their numbers.</summary>
    IAsyncEnumerable<AuditHead> HeadsAsync(CancellationToken cancellationToken);

    /// <summary>In the order of their numbers.</summary>
    IAsyncEnumerable<SignedEntry> LinesAsync(CancellationToken cancellationToken);

    /// <summary>Entries that have no number, the oldest transaction first.</summary>
    IAsyncEnumerable<UnsignedEntry> UnsealedAsync(CancellationToken cancellationToken);
}
