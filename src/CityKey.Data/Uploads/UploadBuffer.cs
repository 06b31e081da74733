using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>The bytes of an upload as they arrive, in native memory that grows with the upload and is wiped and freed
/// on <see cref="Dispose"/>.</summary>
/// <param name="most">The largest upload, in bytes.</param>
public sealed class UploadBuffer(int most) : IDisposable
{
    private readonly SKData room = SKData.Create(most);

    public int Length { get; private set; }

    /// <summary>The bytes so far. Do not use after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Bytes => Room[..Length];

    // Without this check, the native library would crash the process.
    private Span<byte> Room
    {
        get
        {
            ObjectDisposedException.ThrowIf(room.Handle == IntPtr.Zero, this);
            return room.Span;
        }
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="ArgumentException">The upload would be larger than allowed.</exception>
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

    // SKData.Subset returns the same object for the full range; disposing it would free our buffer.
    internal SKData Read() => SKData.Create(room.Data, Length);
}
