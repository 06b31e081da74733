using System.IO.Pipelines;
using CityKey.Data.Uploads;
using CityKey.Web.Forms;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Web.Forms;

public sealed class UploadReceiverTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(3 * 1024 * 1024)]
    [InlineData(null)]
    public async Task Who_sends_too_slowly_loses_the_place_and_is_told_once_everything_is_sent(int? length)
    {
        var sender = new Pipe();
        await sender.Writer.WriteAsync(new byte[100]);
        var receiving = ReceiveAsync(sender, length);
        time.Advance(TimeSpan.FromSeconds(29));
        await sender.Writer.WriteAsync(new byte[100]);
        Assert.False(receiving.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await sender.Writer.CompleteAsync();
        using var received = await receiving;
        Assert.Equal(ReceivedFile.Slow, received.Refusal);
    }

    [Fact]
    public async Task Who_waits_a_minute_for_others_that_keep_their_pace_is_told_to_try_again_and_then_finds_room()
    {
        var senders = Enumerable.Range(0, 5).Select(_ => new Pipe()).ToList();
        var receiving = senders.ConvertAll(s => ReceiveAsync(s, null));
        for (var spell = 0; spell < 7; spell++)
        {
            foreach (var sender in senders.Take(4))
            {
                await sender.Writer.WriteAsync(new byte[10 * 16 * 1024]);
            }

            time.Advance(TimeSpan.FromSeconds(10));
        }

        foreach (var sender in senders)
        {
            await sender.Writer.CompleteAsync();
        }

        var received = await Task.WhenAll(receiving);
        Assert.Equal(ReceivedFile.Busy, received[4].Refusal);
        Assert.All(received.Take(4), r => Assert.Equal(70 * 16 * 1024, r.Refusal is null ? r.Picture.Length : 0));
        Array.ForEach(received, r => r.Dispose());
        var next = new Pipe();
        await next.Writer.CompleteAsync();
        using var empty = await ReceiveAsync(next, 1000);
        Assert.Equal(ReceivedFile.NoFile, empty.Refusal);
    }

    [Fact]
    public async Task Many_of_the_usual_size_arrive_at_a_time()
    {
        var senders = Enumerable.Range(0, 12).Select(_ => new Pipe()).ToList();
        var receiving = senders.ConvertAll(s => ReceiveAsync(s, 3 * 1024 * 1024));
        foreach (var sender in senders)
        {
            await sender.Writer.WriteAsync(new byte[100]);
            await sender.Writer.CompleteAsync();
        }

        var received = await Task.WhenAll(receiving);
        Assert.All(received, r => Assert.Null(r.Refusal));
        Array.ForEach(received, r => r.Dispose());
    }

    [Fact]
    public void No_more_is_taken_than_it_may_come_to()
    {
        using var buffer = new UploadBuffer(10);
        buffer.Add("12345678"u8);
        Assert.Throws<ArgumentException>(() => buffer.Add("9abc"u8));
        Assert.Equal("12345678"u8.ToArray(), buffer.Bytes.ToArray());
    }

    [Fact]
    public void What_was_given_back_is_not_read_again()
    {
        var buffer = new UploadBuffer(10);
        buffer.Add("1"u8);
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Bytes.Length);
    }

    private Task<ReceivedFile> ReceiveAsync(Pipe sender, long? length) =>
        UploadReceiver.ReceiveAsync(sender.Reader.AsStream(), length, time, CancellationToken.None);
}
