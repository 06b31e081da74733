using System.Buffers;
using System.Threading.RateLimiting;
using CityKey.Data.Uploads;

namespace CityKey.Web.Forms;

/// <summary>Receives a file. It waits until there is memory for it, and then has to arrive at a minimum rate, so that
/// no client occupies the memory with a file that does not arrive.</summary>
internal static class UploadReceiver
{
    private const int Mebibyte = 1024 * 1024;
    private const int BufferSize = 64 * 1024;

    // A file takes as much memory as its form is long. Four of the largest fit at a time, or a dozen of the usual
    // size.
    private const int MostMebibytes = 4 * (ImageIntake.MostBytes / Mebibyte + 1);

    // A phone on the slowest data network sends this much in a second. It may also pause, in total for the grace
    // period.
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
    /// <param name="length">The length of the whole form in bytes; null when the request does not say.</param>
    /// <param name="time">The clock for both time limits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<ReceivedFile> ReceiveAsync(
        Stream body,
        long? length,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        // One byte more than is accepted shows that the file is too large.
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
                void ExtendDeadline(CancellationTokenSource deadline)
                {
                    var left =
                        Grace + TimeSpan.FromSeconds(buffer.Length / LeastBytesPerSecond) - time.GetElapsedTime(began);
                    deadline.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                }

                refusal = await InTimeAsync(
                    Grace,
                    time,
                    (deadline, late) => FillAsync(buffer, most, body, () => ExtendDeadline(deadline), late),
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

        // A browser shows the response only after it has sent everything.
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
        var buffered = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while (
                buffer.Length < most
                && (
                    read = await body.ReadAsync(
                        buffered.AsMemory(0, Math.Min(buffered.Length, most - buffer.Length)),
                        cancellationToken
                    )
                ) > 0
            )
            {
                buffer.Add(buffered.AsSpan(0, read));
                arrived();
            }

            return buffer;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffered, clearArray: true);
        }
    }

    /// <returns>Null when the time ran out first.</returns>
    private static async Task<T?> InTimeAsync<T>(
        TimeSpan allowed,
        TimeProvider time,
        Func<CancellationTokenSource, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var late = new CancellationTokenSource(allowed, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await work(late, either.Token);
        }
        catch (OperationCanceledException)
            when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
