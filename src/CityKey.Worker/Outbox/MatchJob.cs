namespace CityKey.Worker.Outbox;

/// <summary>Digests for duplicates.</summary>
internal sealed class MatchJob(MatchDigests digests) : IOutboxJob
{
    public Task<int> DoDueAsync(CancellationToken cancellationToken) => digests.DoDueAsync(cancellationToken);
}
