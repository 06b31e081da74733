namespace CityKey.Worker.Outbox;

/// <summary>Processes one kind of outbox message.</summary>
internal interface IOutboxJob
{
    /// <summary>Processes a batch of due messages.</summary>
    /// <returns>The number of processed messages; 0 when nothing is due.</returns>
    Task<int> DoDueAsync(CancellationToken cancellationToken);
}
