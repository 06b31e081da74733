using System.Collections.Concurrent;
using CityKey.Data.Uploads;

namespace CityKey.Web.Forms;

/// <summary>A file as it arrived, in memory alone and wiped when disposed of; or the code why there is none.</summary>
public sealed class ReceivedFile : IDisposable
{
    /// <summary>The form came without a file.</summary>
    public const string NoFile = "no-file";

    /// <summary>Too many files are arriving just now; trying again helps.</summary>
    public const string Busy = "busy";

    // Ten mebibytes each: this many may be in memory at a time, and no more rooms than these are ever made.
    private const int Most = 4;
    private static readonly SemaphoreSlim Receiving = new(Most);
    private static readonly ConcurrentBag<byte[]> Rooms = [];
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private readonly int length;
    private byte[]? buffer;

    private ReceivedFile(byte[]? buffer, int length, string? refusal)
    {
        this.buffer = buffer;
        this.length = length;
        Refusal = refusal;
    }

    /// <summary>Null when the file is here; else <see cref="NoFile"/>, <see cref="Busy"/> or <see cref="ImageRefusal.TooLarge"/>.</summary>
    public string? Refusal { get; }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, null) is { } held)
        {
            GiveBack(held);
        }
    }

    internal static ReceivedFile Refused(string code) => new(null, 0, code);

    internal static async Task<ReceivedFile> ReceiveAsync(Stream body, CancellationToken cancel)
    {
        if (!await Receiving.WaitAsync(LongestWait, cancel))
        {
            return Refused(Busy);
        }

        // Our own: the shared pool rounds ten mebibytes up to sixteen, and keeps some for each core.
        var room = Rooms.TryTake(out var used) ? used : GC.AllocateUninitializedArray<byte>(ImageIntake.MostBytes + 1);
        var kept = false;
        try
        {
            var received = await body.ReadAtLeastAsync(room.AsMemory(0, ImageIntake.MostBytes + 1), ImageIntake.MostBytes + 1, throwOnEndOfStream: false, cancel);
            if (received > ImageIntake.MostBytes)
            {
                await ReadAwayAsync(body, room, cancel);
                return Refused(ImageRefusal.TooLarge);
            }

            kept = received > 0;
            return kept ? new ReceivedFile(room, received, null) : Refused(NoFile);
        }
        finally
        {
            if (!kept)
            {
                GiveBack(room);
            }
        }
    }

    private static async Task ReadAwayAsync(Stream body, byte[] room, CancellationToken cancel)
    {
        while (await body.ReadAsync(room, cancel) > 0)
        {
            // A browser shows the answer only after it has sent everything.
        }
    }

    private static void GiveBack(byte[] room)
    {
        Array.Clear(room);
        Rooms.Add(room);
        Receiving.Release();
    }
}
