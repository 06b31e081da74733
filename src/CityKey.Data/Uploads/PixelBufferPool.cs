using System.Collections.Concurrent;
using SkiaSharp;

namespace CityKey.Data.Uploads;

/// <summary>Reusable buffers for the pixels of one picture. Allocating them each time would take a third of an upload.
/// They are wiped after each picture.</summary>
internal sealed class PixelBufferPool : IDisposable
{
    // A machine with many processors decodes many pictures at a time, but need not keep all buffers afterwards.
    private const int MostFree = 2;
    private static readonly ConcurrentBag<PixelBufferPool> Free = [];
    private readonly PixelBuffer stored = new();
    private readonly PixelBuffer upright = new();

    private PixelBufferPool() { }

    /// <summary>The buffer of the decoded picture.</summary>
    public SKPixmap Stored(SKImageInfo info) => stored.For(info);

    /// <summary>The buffer of the upright picture that is stored.</summary>
    public SKPixmap Upright(SKImageInfo info) => upright.For(info);

    public static PixelBufferPool Take() => Free.TryTake(out var pool) ? pool : new PixelBufferPool();

    /// <summary>Wipes the buffers and returns them to the pool, or frees them.</summary>
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
        // The pixels of a document at its decoded size; larger buffers are rare and freed at once.
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
