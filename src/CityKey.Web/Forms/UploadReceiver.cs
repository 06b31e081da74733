using System.Buffers;
using System.Threading.RateLimiting;
using CityKey.Data.Uploads;

namespace CityKey.Web.Forms;

/// <summary>How a file comes in: it waits until there is memory for it, and then has to keep a pace. Nobody holds the
/// others' memory with a file that does not come.</summary>
internal static class UploadReceiver
{
    private const int Mebibyte = 1024 * 1024;
    private const int Piece = 64 * 1024;

    // A file takes as much as its form is long: four of the largest are in memory at a time, or a dozen of the usual.
    private const int MostMebibytes = 4 * (ImageIntake.MostBytes / Mebibyte + 1);

    // A telephone on the slowest network that is still called data sends this much in a second; and it may stand still
    // for a while, once or by and by.
    private const int LeastBytesPerSecond = 16 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly ConcurrencyLimiter Memory = new(
        new()
        {
            PermitLimit = MostMebibytes,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <param name="body">The file's part of the form.</param>
    /// <param name="length">How long the whole form says that it is; null when it does not say.</param>
    /// <param name="time">By which waiting and sending end.</param>
    /// <param name="cancellationToken">The request's own.</param>
    public static async Task<ReceivedFile> ReceiveAsync(
        Stream body,
        long? length,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        // One byte beyond what is accepted shows that there is more.
        var most = (int)Math.Min(length ?? long.MaxValue, ImageIntake.MostBytes + 1);
        var refusal = ReceivedFile.Busy;
        if (
            await InTimeAsync(
                LongestWait,
                time,
                async (_, late) => await Memory.AcquireAsync((most + Mebibyte - 1) / Mebibyte, late),
                cancellationToken
            ) is
            { } room
        )
        {
            var buffer = new UploadBuffer(most);
            try
            {
                var began = time.GetTimestamp();
                void Pace(CancellationTokenSource pace)
                {
                    var left =
                        Grace + TimeSpan.FromSeconds(buffer.Length / LeastBytesPerSecond) - time.GetElapsedTime(began);
                    pace.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                }

                refusal = await InTimeAsync(
                    Grace,
                    time,
                    (pace, late) => FillAsync(buffer, most, body, () => Pace(pace), late),
                    cancellationToken
                )
                    is null
                    ? ReceivedFile.Slow
                    : RefusalOf(buffer);
            }
            finally
            {
                if (refusal is not null)
                {
                    buffer.Dispose();
                    room.Dispose();
                }
            }

            if (refusal is null)
            {
                return new ReceivedFile(buffer, room);
            }
        }

        // A browser shows the answer only after it has sent everything.
        await body.CopyToAsync(Stream.Null, cancellationToken);
        return ReceivedFile.Refused(refusal);
    }

    private static string? RefusalOf(UploadBuffer buffer) =>
        buffer.Length switch
        {
            0 => ReceivedFile.NoFile,
            > ImageIntake.MostBytes => ImageRefusal.TooLarge,
            _ => null,
        };

    private static async Task<UploadBuffer> FillAsync(
        UploadBuffer buffer,
        int most,
        Stream body,
        Action arrived,
        CancellationToken cancellationToken
    )
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            int read;
            while (
                buffer.Length < most
                && (
                    read = await body.ReadAsync(
                        piece.AsMemory(0, Math.Min(piece.Length, most - buffer.Length)),
                        cancellationToken
                    )
                ) > 0
            )
            {
                buffer.Add(piece.AsSpan(0, read));
                arrived();
            }

            return buffer;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    /// <returns>Null when the time was over before.</returns>
    private static async Task<T?> InTimeAsync<T>(
        TimeSpan allowed,
        TimeProvider time,
        Func<CancellationTokenSource, CancellationToken, Task<T>> act,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var late = new CancellationTokenSource(allowed, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await act(late, either.Token);
        }
        catch (OperationCanceledException)
            when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
