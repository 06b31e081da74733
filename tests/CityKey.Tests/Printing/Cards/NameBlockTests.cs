using CityKey.Printing.Cards;

namespace CityKey.Tests.Printing.Cards;

public sealed class NameBlockTests
{
    private const string Long = "Wolfeschlegelsteinhausen Bergerdorff Ameliana ";

    [Fact]
    public void One_letter_stands_alone_in_the_largest_size()
    {
        var block = Fit("O");

        Assert.Single(block.Lines);
        Assert.Equal(17, block.Size);
    }

    [Fact]
    public void Two_hundred_letters_take_three_readable_lines()
    {
        var block = Fit(string.Concat(Enumerable.Repeat(Long, 5))[..200]);

        Assert.Equal(3, block.Lines.Count);
        Assert.True(block.Size >= 6, $"{block.Size} pt is too small to read");
    }

    [Theory]
    [InlineData("W", 200)]
    [InlineData("محمد ", 40)]
    [InlineData("क्ष ", 50)]
    [InlineData(Long, 4)]
    [InlineData("Ana ", 6)]
    public void Nothing_stands_over_the_edge_and_nothing_is_lost(string piece, int times)
    {
        var name = string.Concat(Enumerable.Repeat(piece, times));

        var block = Fit(name);

        Assert.All(block.Lines, line => Assert.InRange(line.Width, 0.1f, CardPainter.NameRoom.Width + 0.01f));
        Assert.InRange(block.Height, 1, CardPainter.NameRoom.Height);
        Assert.Equal(
            name.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(block.Texts).Replace(" ", "", StringComparison.Ordinal)
        );
    }

    private static NameBlock Fit(string name) =>
        NameBlock.Fit(CardFonts.Bold, CardFonts.Regular, name, CardPainter.NameRoom.Size);
}
