namespace CityKey.Worker.Outbox;

/// <summary>Computes the digests that find duplicates.</summary>
internal sealed class MatchJob(MatchDigests digests) : IOutboxJob
{
    public Task<int> DoDueAsync(CancellationToken cancellationToken) => digests.DoDueAsync(cancellationToken);
}
