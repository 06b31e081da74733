using CityKey.Data.Outbox;

namespace CityKey.Staff.Work;

/// <summary>Digests for duplicates.</summary>
internal sealed class MatchJob(MatchDigests digests) : IOutboxJob
{
    public Task<int> DoDueAsync(CancellationToken cancel) => digests.DoDueAsync(cancel);
}
