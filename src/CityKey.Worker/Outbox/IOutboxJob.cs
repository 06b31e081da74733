namespace CityKey.Worker.Outbox;

/// <summary>One kind of work that the outbox asks for.</summary>
internal interface IOutboxJob
{
    /// <returns>How many messages were done; zero ends this round.</returns>
    Task<int> DoDueAsync(CancellationToken cancellationToken);
}
