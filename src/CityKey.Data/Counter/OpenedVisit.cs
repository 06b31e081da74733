using CityKey.Domain.Counter;

namespace CityKey.Data.Counter;

/// <summary>A visit in the clear, for the length of one request. Disposing it wipes the key.</summary>
public sealed class OpenedVisit : IDisposable
{
    internal OpenedVisit(Visit visit, VisitRow row, VisitKey key, VisitOwner owner) =>
        (Visit, Row, Key, Owner) = (visit, row, key, owner);

    public Visit Visit { get; internal set; }
    public VisitOwner Owner { get; }
    public VisitRow Row { get; }
    internal VisitKey Key { get; }

    public void Dispose() => Key.Dispose();
}
