namespace CityKey.Tests.Staff.Counter;

public sealed class SlipLanguageTests : IAsyncLifetime
{
    private StaffSite site = null!;
    private StaffBrowser clerk = null!;
    private CounterVisit visit = null!;

    public async ValueTask InitializeAsync()
    {
        site = await StaffSite.StartAsync();
        clerk = await site.SignedInAsync("clerk@citykey.example");
        visit = new CounterVisit(clerk);
    }

    public async ValueTask DisposeAsync()
    {
        clerk.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task The_notice_what_is_checked_and_the_slip_are_in_the_language_that_the_person_reads_and_the_rest_is_not()
    {
        var start = await clerk.GetAsync("/counter?in=es");
        Assert.Contains(
            "No guardamos su nombre",
            start.Page.QuerySelector(".turned[lang=es][dir=ltr]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Start the visit", start.Text, StringComparison.Ordinal);

        var person = await clerk.SendAsync(start, "agreed", ("site", "pilsen"), ("agreed", "true"));
        var check = await visit.PhotoAsync(await visit.DocumentsAsync(await visit.PersonAsync(person)));
        Assert.Contains("Vence", check.Page.QuerySelector(".turned[lang=es]")!.TextContent, StringComparison.Ordinal);
        var slip = await visit.FinishAsync(await visit.PrintAsync(await visit.CheckAsync(check)));

        Assert.Contains(
            "¿Perdió su tarjeta?",
            slip.Page.QuerySelector(".slip[lang=es]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(["English", "Español"], slip.Page.QuerySelectorAll(".reads a").Select(a => a.TextContent));
        var english = await clerk.GetAsync("/counter/slip?in=en");
        Assert.Contains(
            "Lost your card?",
            english.Page.QuerySelector(".slip[lang=en]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull((await clerk.GetAsync("/counter/slip?in=xx")).Page.QuerySelector(".slip[lang=es]"));
    }

    [Fact]
    public async Task A_refusal_is_read_in_the_language_of_the_person()
    {
        var person = await clerk.SendAsync(
            await clerk.GetAsync("/counter?in=es"),
            "agreed",
            ("site", "pilsen"),
            ("agreed", "true")
        );
        await clerk.SendAsync(await visit.PersonAsync(person), "seen", ("seen", "passport"), ("act", "look"));
        var slip = await clerk.SendAsync(
            await clerk.GetAsync("/counter/refuse"),
            "reason",
            ("reason", "residence-not-shown")
        );

        var words = slip.Page.QuerySelector(".slip[lang=es]")!.TextContent;
        Assert.Contains("Ningún documento muestra que vive en la ciudad.", words, StringComparison.Ordinal);
        Assert.Contains("Contrato de renta", words, StringComparison.Ordinal);
        Assert.Matches(@"el \p{L}+, [0-9]+ de \p{L}+ de 20[0-9]{2}", words);
    }
}
