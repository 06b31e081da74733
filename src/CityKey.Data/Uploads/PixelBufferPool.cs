using System.Collections.Concurrent;
using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>Memory for the pixels of one picture while it is made anew, kept from one picture to the next: to fetch it
/// from the system each time costs a third of an upload. Wiped after each picture.</summary>
internal sealed class PixelBufferPool : IDisposable
{
    // A machine of many processors decodes as many at a time, and need not keep the memory of all until the next burst.
    private const int MostFree = 2;
    private static readonly ConcurrentBag<PixelBufferPool> Free = [];
    private readonly PixelBuffer stored = new();
    private readonly PixelBuffer upright = new();

    private PixelBufferPool() { }

    /// <summary>Room for the picture as it was sent.</summary>
    public SKPixmap Stored(SKImageInfo info) => stored.For(info);

    /// <summary>Room for the picture as it is kept.</summary>
    public SKPixmap Upright(SKImageInfo info) => upright.For(info);

    public static PixelBufferPool Take() => Free.TryTake(out var pool) ? pool : new PixelBufferPool();

    /// <summary>Wipes what is in the rooms and leaves them to the next picture, or to the system.</summary>
    public void Dispose()
    {
        var keep = Free.Count < MostFree;
        stored.Leave(keep);
        upright.Leave(keep);
        if (keep)
        {
            Free.Add(this);
        }
    }

    private sealed class PixelBuffer
    {
        // A document's pixels, at the size to which it is decoded; larger ones are rare and are the system's again at
        // once.
        private const int MostKept = 32 * 1024 * 1024;
        private SKData? room;
        private int used;

        public SKPixmap For(SKImageInfo info)
        {
            used = info.BytesSize;
            if (room is null || room.Size < used)
            {
                room?.Dispose();
                room = null;
                room = SKData.Create(used);
            }

            return new SKPixmap(info, room.Data);
        }

        public void Leave(bool keep)
        {
            if (room is null)
            {
                return;
            }

            room.Span[..used].Clear();
            used = 0;
            if (!keep || room.Size > MostKept)
            {
                room.Dispose();
                room = null;
            }
        }
    }
}
