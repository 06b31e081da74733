using CityKey.Printing.Cards;
using UglyToad.PdfPig;

namespace CityKey.Tests.Printing.Cards;

public sealed class CardSheetTests
{
    [Fact]
    public void Is_one_page_of_the_size_of_a_bank_card()
    {
        using var pdf = PdfDocument.Open(CardSheet.Draw(SampleCards.Of("Ana Ruiz")));

        var page = Assert.Single(pdf.GetPages());
        Assert.Equal(85.60, page.Width * 25.4 / 72, 0.005);
        Assert.Equal(53.98, page.Height * 25.4 / 72, 0.005);
    }

    [Fact]
    public void Says_nothing_about_the_holder_outside_of_the_page()
    {
        var bytes = CardSheet.Draw(SampleCards.Of("Ana Ruiz"));
        using var pdf = PdfDocument.Open(bytes);

        Assert.Equal("card", pdf.Information.Title);
        Assert.Null(pdf.Information.Author);
        Assert.Null(pdf.Information.Subject);
        Assert.Null(pdf.Information.Keywords);
        Assert.DoesNotContain("Ruiz", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.False(pdf.TryGetXmpMetadata(out _));
    }

    [Theory]
    [InlineData("Łucja Brzęczyszczykiewicz")]
    [InlineData("عبد الرحمن بن محمد")]
    [InlineData("लक्ष्मी श्रीवास्तव")]
    public void Is_small_even_with_a_busy_photo(string name)
    {
        var face = SampleCards.Of(name) with
        {
            PhotoJpeg = SampleCards.BusyPhoto(),
            AddressLines = ["شارع 12", "Lakeport 60609"],
        };

        Assert.InRange(CardSheet.Draw(face).Length, 1, 200 * 1024);
    }

    [Fact]
    public void Is_the_same_file_each_time()
    {
        var face = SampleCards.Of("Ana Ruiz");

        Assert.Equal(CardSheet.Draw(face), CardSheet.Draw(face));
    }

    [Fact]
    public void Is_drawn_for_many_clerks_at_once()
    {
        var names = Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? "Ana Ruiz" : "عبد الرحمن").ToArray();
        var apart = names
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => CardSheet.Draw(SampleCards.Of(name)), StringComparer.Ordinal);

        var together = names.AsParallel().AsOrdered().Select(name => CardSheet.Draw(SampleCards.Of(name))).ToArray();

        Assert.All(names.Zip(together), pair => Assert.Equal(apart[pair.First], pair.Second));
    }

    [Fact]
    public void Keeps_the_holder_out_of_logs_that_print_the_face() =>
        Assert.DoesNotContain("Ruiz", SampleCards.Of("Ana Ruiz").ToString(), StringComparison.Ordinal);
}
