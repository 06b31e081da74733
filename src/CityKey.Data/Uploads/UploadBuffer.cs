using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>A picture as it arrives. Its memory is the system's own: taken only as far as the picture reaches, and
/// wiped and given back at once when it is disposed of.</summary>
/// <param name="most">The most bytes that it may come to.</param>
public sealed class UploadBuffer(int most) : IDisposable
{
    private readonly SKData room = SKData.Create(most);

    public int Length { get; private set; }

    /// <summary>Not to be held beyond <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Bytes => Room[..Length];

    // The library itself would end the process.
    private Span<byte> Room
    {
        get
        {
            ObjectDisposedException.ThrowIf(room.Handle == IntPtr.Zero, this);
            return room.Span;
        }
    }

    /// <exception cref="ArgumentException">More than it may come to.</exception>
    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room[Length..]);
        Length += more.Length;
    }

    public void Dispose()
    {
        if (Length > 0)
        {
            Room[..Length].Clear();
            Length = 0;
        }

        room.Dispose();
    }

    // A view, not Subset: that gives the room itself when it is full, and whoever disposes of it frees the room.
    internal SKData Read() => SKData.Create(room.Data, Length);
}
