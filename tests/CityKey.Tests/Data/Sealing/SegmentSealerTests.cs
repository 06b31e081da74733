using System.Security.Cryptography;
using CityKey.Data.Sealing;

namespace CityKey.Tests.Data.Sealing;

public sealed class SegmentSealerTests : IDisposable
{
    private static readonly SealContext Place = new(
        "upload_segment",
        "sealed",
        Guid.CreateVersion7(),
        Guid.CreateVersion7()
    );
    private readonly DataKey key = DataKey.Create();
    private readonly byte[] document = RandomNumberGenerator.GetBytes(200_000);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(65_532, 1)]
    [InlineData(65_533, 2)]
    [InlineData(3_000_000, 46)]
    public void Open_again_from_equally_long_segments(int length, int count)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        var (header, segments) = Seal(bytes);
        Assert.Equal(count, segments.Length);
        Assert.Single(segments.Select(s => s.Length).Distinct());
        Assert.Equal(bytes, Open(header, segments));
    }

    [Fact]
    public void Are_refused_when_cut_off_anywhere()
    {
        var (header, segments) = Seal(document);
        Assert.All(
            Enumerable.Range(0, segments.Length),
            kept => Assert.Throws<SealBrokenException>(() => Open(header, segments[..kept]))
        );
    }

    [Fact]
    public void Are_refused_when_segments_change_places()
    {
        var (header, segments) = Seal(document);
        (segments[0], segments[1]) = (segments[1], segments[0]);
        Assert.Throws<SealBrokenException>(() => Open(header, segments));
    }

    [Fact]
    public void Are_refused_when_a_segment_comes_twice_or_is_added()
    {
        var (header, segments) = Seal(document);
        Assert.Throws<SealBrokenException>(() => Open(header, [segments[0], segments[0], .. segments[2..]]));
        Assert.Throws<SealBrokenException>(() => Open(header, [.. segments, segments[^1]]));
    }

    [Fact]
    public void Are_refused_when_a_segment_is_another_documents()
    {
        var (header, segments) = Seal(document);
        var (_, others) = Seal(document);
        segments[1] = others[1];
        Assert.Throws<SealBrokenException>(() => Open(header, segments));
    }

    [Fact]
    public void Are_refused_as_another_upload_or_another_applications()
    {
        var (header, segments) = Seal(document);
        Assert.Throws<SealBrokenException>(() => Open(header, segments, Place with { Row = Guid.CreateVersion7() }));
        Assert.Throws<SealBrokenException>(() =>
            Open(header, segments, Place with { Application = Guid.CreateVersion7() })
        );
    }

    [Fact]
    public void Are_refused_when_any_byte_of_the_header_is_changed()
    {
        var (header, segments) = Seal(document);
        for (var at = 0; at < header.Length; at++)
        {
            header[at] ^= 1;
            Assert.Throws<SealBrokenException>(() => Open(header, segments));
            header[at] ^= 1;
        }

        Assert.Throws<SealBrokenException>(() => Open(header[..^1], segments));
        Assert.Equal(document, Open(header, segments));
    }

    [Fact]
    public void Are_refused_when_a_byte_of_a_segment_is_changed()
    {
        var (header, segments) = Seal(document);
        foreach (
            var at in Enumerable.Range(0, segments[0].Length).Where(i => i % 997 == 0).Append(segments[0].Length - 1)
        )
        {
            segments[1][at] ^= 1;
            Assert.Throws<SealBrokenException>(() => Open(header, segments));
            segments[1][at] ^= 1;
        }

        Assert.Equal(document, Open(header, segments));
    }

    public void Dispose() => key.Dispose();

    private (byte[] Header, byte[][] Segments) Seal(byte[] bytes)
    {
        using var sealer = SegmentSealer.ForNew(key, Place);
        return (sealer.Header, sealer.Seal(bytes));
    }

    private byte[] Open(byte[] header, byte[][] segments, SealContext? place = null)
    {
        using var sealer = SegmentSealer.ForHeader(key, header, place ?? Place);
        return sealer.Open(segments);
    }
}
