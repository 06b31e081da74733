using System.Security.Cryptography;
using CityKey.Data.Sealing;

namespace CityKey.Tests.Data.Sealing;

public sealed class EnvelopeTests : IDisposable
{
    private static readonly SealContext Place = new(
        "case_file",
        "sealed_form",
        Guid.CreateVersion7(),
        Guid.CreateVersion7()
    );
    private readonly DataKey key = DataKey.Create();

    public static TheoryData<SealContext> OtherPlaces =>
        [
            Place with
            {
                Table = "box",
            },
            Place with
            {
                Column = "header",
            },
            Place with
            {
                Application = Guid.CreateVersion7(),
            },
            Place with
            {
                Row = Guid.CreateVersion7(),
            },
            Place with
            {
                Application = Place.Row,
                Row = Place.Application,
            },
            Place with
            {
                Table = "case_files",
                Column = "ealed_form",
            },
        ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1019)]
    [InlineData(1020)]
    [InlineData(1021)]
    [InlineData(70_000)]
    public void Open_where_they_were_sealed(int length)
    {
        var text = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(text, key.Open(key.Seal(text, Place), Place));
    }

    [Theory]
    [MemberData(nameof(OtherPlaces), DisableDiscoveryEnumeration = true)]
    public void Open_nowhere_else(SealContext otherContext) =>
        Assert.Throws<SealBrokenException>(() => key.Open(key.Seal("Amina"u8, Place), otherContext));

    [Fact]
    public void Open_for_no_other_key()
    {
        using var other = DataKey.Create();
        Assert.Throws<SealBrokenException>(() => other.Open(key.Seal("Amina"u8, Place), Place));
    }

    [Fact]
    public void Do_not_open_when_any_byte_is_changed()
    {
        var bytes = key.Seal("Amina"u8, Place);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x40;
            Assert.Throws<SealBrokenException>(() => key.Open(bytes, Place));
            bytes[at] ^= 0x40;
        }

        Assert.Equal("Amina"u8, key.Open(bytes, Place));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1000)]
    public void Do_not_open_when_cut_short(int length) =>
        Assert.Throws<SealBrokenException>(() => key.Open(key.Seal("Amina"u8, Place).AsSpan(0, length), Place));

    [Fact]
    public void Do_not_open_with_any_algorithm_byte_but_the_known_one()
    {
        var bytes = key.Seal("Amina"u8, Place);
        var known = bytes[1];
        var opened = Enumerable
            .Range(0, 256)
            .Where(algorithm =>
            {
                bytes[1] = (byte)algorithm;
                return Record.Exception(() => key.Open(bytes, Place)) is null;
            });
        Assert.Equal([known], opened.Select(algorithm => (byte)algorithm).ToArray());
    }

    [Fact]
    public void Have_the_same_length_for_a_short_and_a_long_name() =>
        Assert.Equal(key.Seal("Bo"u8, Place).Length, key.Seal(new byte[900], Place).Length);

    [Fact]
    public void Differ_each_time() => Assert.NotEqual(key.Seal("Amina"u8, Place), key.Seal("Amina"u8, Place));

    [Fact]
    public void Cannot_be_made_with_a_key_that_is_wiped()
    {
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Seal("Amina"u8, Place));
    }

    public void Dispose() => key.Dispose();
}
