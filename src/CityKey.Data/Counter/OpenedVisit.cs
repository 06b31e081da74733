using CityKey.Domain.Counter;

namespace CityKey.Data.Counter;

/// <summary>A visit that its clerk's browser has opened, for the length of one request.</summary>
public sealed class OpenedVisit : IDisposable
{
    internal OpenedVisit(Visit visit, VisitRow row, VisitKey key, VisitOwner owner) =>
        (Visit, Row, Key, Holder) = (visit, row, key, owner);

    public Visit Visit { get; internal set; }
    public VisitOwner Holder { get; }
    public VisitRow Row { get; }
    internal VisitKey Key { get; }

    public void Dispose() => Key.Dispose();
}
