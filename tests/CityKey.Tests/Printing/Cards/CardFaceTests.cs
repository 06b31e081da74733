using CityKey.Printing.Cards;
using SkiaSharp;
using UglyToad.PdfPig;

namespace CityKey.Tests.Printing.Cards;

public sealed class CardFaceTests
{
    [Theory]
    [InlineData("Łucja Brzęczyszczykiewicz")]
    [InlineData("Олександр Їжакевич")]
    [InlineData("Nguyễn Thị Ánh Tuyết")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("Siobhán O’Brien-Offiah")]
    [InlineData("O")]
    public void Shows_the_name_as_it_was_written(string name) =>
        Assert.Contains(name, TextOf(SampleCards.Of(name)), StringComparison.Ordinal);

    [Fact]
    public void Shows_number_and_dates()
    {
        var text = TextOf(SampleCards.Of("Ana Ruiz"));

        Assert.Contains("CK-7Q4M-9TXR-2B", text, StringComparison.Ordinal);
        Assert.Contains("1961-03-14", text, StringComparison.Ordinal);
        Assert.Contains("2031-11-30", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_so_when_it_does_not_expire() =>
        Assert.Contains(
            "Does not expire",
            TextOf(SampleCards.Of("Ana Ruiz") with { ExpiresOn = null }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Has_neither_address_nor_gender_unless_they_were_chosen()
    {
        var plain = TextOf(SampleCards.Of("Ana Ruiz"));
        var chosen = TextOf(
            SampleCards.Of("Ana Ruiz") with
            {
                GenderMark = "X",
                AddressLines = ["12 Elm Street", "Lakeport"],
            }
        );

        Assert.DoesNotContain("Gender", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Address", plain, StringComparison.Ordinal);
        Assert.Contains("GenderX", chosen, StringComparison.Ordinal);
        Assert.Contains("12 Elm Street", chosen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(900, 1200)]
    [InlineData(1600, 900)]
    public void Shows_the_middle_of_the_photo_in_a_portrait_frame(int width, int height)
    {
        using var pdf = PdfDocument.Open(
            CardSheet.Draw(SampleCards.Of("Ana Ruiz") with { PhotoJpeg = SampleCards.Photo(width, height) })
        );

        var image = Assert.Single(pdf.GetPage(1).GetImages());
        Assert.Equal(0.75, (double)image.WidthInSamples / image.HeightInSamples, 0.01);
        using var shown = SKBitmap.Decode(image.RawBytes);
        var middle = shown.GetPixel(shown.Width / 2, shown.Height / 2);
        Assert.True(middle.Green > 100 && middle.Red < 40 && middle.Blue < 40, $"{middle} is not the middle stripe");
    }

    [Fact]
    public void Refuses_a_photo_that_is_none() =>
        Assert.Throws<InvalidDataException>(() =>
            CardSheet.Draw(SampleCards.Of("Ana Ruiz") with { PhotoJpeg = new byte[] { 1, 2, 3 } })
        );

    [Fact]
    public async Task Has_a_code_that_a_telephone_reads() =>
        Assert.Equal(
            "CK:7Q4M9TXR2B",
            await CardTools.ReadCodeAsync(
                CardSheet.Draw(SampleCards.Of("Ana Ruiz")),
                TestContext.Current.CancellationToken
            )
        );

    [Fact]
    public async Task Has_a_readable_code_also_for_a_long_address_of_the_city()
    {
        const string link = "https://cityid.lakeport.example/en/verify#7Q4M9TXR2B";

        var read = await CardTools.ReadCodeAsync(
            CardSheet.Draw(SampleCards.Of("Ana Ruiz") with { QrText = link }),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(link, read);
    }

    private static string TextOf(CardFace face)
    {
        using var pdf = PdfDocument.Open(CardSheet.Draw(face));
        return string.Concat(pdf.GetPage(1).Letters.Select(composer => composer.Value)).Normalize();
    }
}
