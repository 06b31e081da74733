using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class SlipTests : CounterPageTest
{
    [Fact]
    public async Task Only_what_the_resident_reads_is_in_the_residents_language()
    {
        var start = await Clerk.GetAsync("/counter?in=es");
        Assert.Contains(
            "No guardamos su nombre",
            start.Page.QuerySelector(".turned[lang=es][dir=ltr]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Start the visit", start.Text, StringComparison.Ordinal);

        var person = await Clerk.SendAsync(start, "agreed", ("site", "pilsen"), ("agreed", "true"));
        var check = await Visit.PhotoAsync(await Visit.DocumentsAsync(await Visit.PersonAsync(person)));
        Assert.Contains("Vence", check.Page.QuerySelector(".turned[lang=es]")!.TextContent, StringComparison.Ordinal);
        var slip = await Visit.FinishAsync(await Visit.PrintAsync(await Visit.CheckAsync(check)));

        Assert.Contains(
            "¿Perdió su tarjeta?",
            slip.Page.QuerySelector(".slip[lang=es]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(["English", "Español"], slip.Page.QuerySelectorAll(".reads a").Select(a => a.TextContent));
        var english = await Clerk.GetAsync("/counter/slip?in=en");
        Assert.Contains(
            "Lost your card?",
            english.Page.QuerySelector(".slip[lang=en]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull((await Clerk.GetAsync("/counter/slip?in=xx")).Page.QuerySelector(".slip[lang=es]"));
    }
}
