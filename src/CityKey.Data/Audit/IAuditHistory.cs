namespace CityKey.Data.Audit;

/// <summary>A numbered place of the log, and what stands in it now.</summary>
/// <param name="Sealed">The hash that was kept of the entry.</param>
/// <param name="Present">The hash of the entry as it is, or null when it is gone.</param>
internal sealed record SignedEntry(long Sequence, Guid Entry, byte[] Sealed, byte[]? Present);

internal sealed record UnsignedEntry(Guid Entry, DateTimeOffset At, ulong TransactionId);

/// <summary>An audit log at one moment, wherever it comes from.</summary>
internal interface IAuditHistory
{
    /// <summary>The server it stands on; null for a dump.</summary>
    TransactionHorizon? Server { get; }

    /// <summary>In the order of their numbers.</summary>
    IAsyncEnumerable<AuditHead> HeadsAsync(CancellationToken cancellationToken);

    /// <summary>In the order of their numbers.</summary>
    IAsyncEnumerable<SignedEntry> LinesAsync(CancellationToken cancellationToken);

    /// <summary>Entries that have no number, the oldest transaction first.</summary>
    IAsyncEnumerable<UnsignedEntry> UnsealedAsync(CancellationToken cancellationToken);
}
