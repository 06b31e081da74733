using CityKey.Testing.Records;
using CityKey.Testing.Uploads;

namespace CityKey.Browser.Tests;

/// <summary>The whole journey on the running product, with scripts and without.</summary>
public sealed class WalkTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(true, "en")]
    [InlineData(false, "en")]
    [InlineData(true, "es")]
    [InlineData(false, "es")]
    public async Task From_the_first_page_to_the_printed_card(bool scripts, string language)
    {
        await using var sites = await RunningSites.StartAsync();
        var resident = new Resident(await browser.VisitorAsync(scripts), sites.Portal, language);
        await resident.AnswerEverythingAsync();
        await resident.SendAsync();
        var reference = await resident.ReferenceAsync();

        var clerk = new StaffMember(await browser.VisitorAsync(scripts, width: 1280), sites.Staff);
        await clerk.SignInAsync("clerk");
        await clerk.ClaimFirstAsync();
        Assert.Contains(reference, await clerk.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains(Resident.Family, await clerk.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await clerk.ActAsync("approve");
        await clerk.ActAsync("issue");
        var serial = await clerk.Page.InnerTextAsync("dd.secret");
        var card = await clerk.CardAsync();

        Assert.True(
            SamplePictures.IsUprightFace(PrintedCard.Photo(card)),
            "The face on the card does not stand upright."
        );
        Assert.Contains(Resident.Family, PrintedCard.Text(card), StringComparison.Ordinal);
        Assert.Contains(
            serial.Replace(" ", "", StringComparison.Ordinal),
            (await PrintedCard.CodeAsync(card)).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_opened_before_the_close_is_refused_its_draft_is_kept_and_after_opening_it_submits(
        bool scripts
    )
    {
        await using var sites = await RunningSites.StartAsync();
        var resident = new Resident(await browser.VisitorAsync(scripts), sites.Portal);
        await resident.AnswerEverythingAsync();
        var administrator = new StaffMember(await browser.VisitorAsync(scripts, width: 1280), sites.Staff);
        await administrator.SignInAsync("admin");

        await administrator.TurnPortalAsync("off");
        var refused = await resident.Page.RunAndWaitForResponseAsync(
            resident.PressAsync,
            answer => answer.Request.Method == "POST"
        );
        Assert.Equal(503, refused.Status);
        Assert.Equal(
            "Draft",
            await sites.Database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application")
        );

        // Neither the browser's own memory of pages nor a link that was kept leads past it.
        await resident.Page.GoBackAsync();
        Assert.DoesNotContain(
            Resident.Family,
            await resident.Page.Locator("main").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await resident.Page.GotoAsync($"{sites.Portal}/en/apply/check");
        Assert.DoesNotContain(
            Resident.Family,
            await resident.Page.Locator("main").InnerTextAsync(),
            StringComparison.Ordinal
        );

        await administrator.TurnPortalAsync("on");
        // What a node draws follows the switch within a second; what is accepted follows it at once.
        await ToOpenCheckAsync(resident, sites.Portal);
        await resident.SendAsync();

        Assert.NotEmpty(await resident.ReferenceAsync());
        Assert.Equal(
            "Submitted",
            await sites.Database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application")
        );
    }

    // Drawn as paused until the node has heard of the opening.
    private static async Task ToOpenCheckAsync(Resident resident, string portal)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        string shown;
        do
        {
            soon.Token.ThrowIfCancellationRequested();
            await resident.Page.GotoAsync($"{portal}/en/apply/check");
            shown = await resident.Page.Locator("main").InnerTextAsync();
        } while (!shown.Contains(Resident.Family, StringComparison.Ordinal));
    }
}
