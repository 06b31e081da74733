using CityKey.Testing.Records;
using CityKey.Testing.Uploads;

namespace CityKey.Browser.Tests;

/// <summary>What clerk and resident say to each other, in Chromium, with scripts and without.</summary>
public sealed class ConversationTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(true, "en")]
    [InlineData(false, "en")]
    [InlineData(true, "es")]
    [InlineData(false, "es")]
    public async Task The_clerk_asks_the_resident_answers_and_the_clerk_approves(bool scripts, string language)
    {
        await using var sites = await RunningSites.StartAsync();
        var resident = await SubmittedAsync(sites, scripts, language);
        var clerk = await ClerkAsync(sites, scripts, "clerk");
        await clerk.ClaimFirstAsync();
        var place = clerk.Page.Url;

        await clerk.FollowAsync("ask");
        await clerk.Page.CheckAsync("[name=need][value=show-residence]");
        await clerk.Page.CheckAsync("[name=need][value=readable-1]");
        await clerk.Page.FillAsync("[name=note]", "Is it flat 2?\nWe cannot read the second line.");
        await clerk.PressAsync();
        await StandsAsync(sites, "AwaitingResident");

        await resident.Page.GotoAsync($"{sites.Portal}/{resident.Language}/return/status");
        Assert.Contains("Is it flat 2?", await resident.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await FollowAsync(resident, $"/{resident.Language}/return/answer");
        await FollowAsync(resident, $"/{resident.Language}/return/answer/document");
        await resident.Page.CheckAsync("[name=kind][value=lease]");
        await resident.AttachAsync("lease.jpg", SamplePictures.Paper("lease", SamplePictures.HeldUpright));
        await resident.SendAsync();
        await resident.FillAsync(("note", "Yes, flat 2."));
        await resident.SendAsync();
        await StandsAsync(sites, "InReview");

        await clerk.Page.GotoAsync(place);
        var seen = await clerk.Page.InnerTextAsync("main");
        Assert.Contains("Lease (answer 1)", seen, StringComparison.Ordinal);
        Assert.Contains("Yes, flat 2.", seen, StringComparison.Ordinal);
        await clerk.ActAsync("approve");
        await StandsAsync(sites, "Approved");
    }

    [Theory]
    [InlineData(true, "en", "You can use")]
    [InlineData(false, "en", "You can use")]
    [InlineData(true, "es", "Puede usar")]
    [InlineData(false, "es", "Puede usar")]
    public async Task The_clerk_denies_the_resident_appeals_and_another_clerk_overturns(
        bool scripts,
        string language,
        string wouldDo
    )
    {
        await using var sites = await RunningSites.StartAsync();
        var resident = await SubmittedAsync(sites, scripts, language);
        var clerk = await ClerkAsync(sites, scripts, "clerk");
        await clerk.ClaimFirstAsync();
        var place = clerk.Page.Url;
        await clerk.Page.CheckAsync("[name=reason][value=residence-not-shown]");
        await clerk.ActAsync("deny");

        await resident.Page.GotoAsync($"{sites.Portal}/{resident.Language}/return/status");
        Assert.Contains(wouldDo, await resident.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await FollowAsync(resident, $"/{resident.Language}/return/appeal");
        await resident.FillAsync(("note", "The bill is in my name."));
        await resident.SendAsync();
        await StandsAsync(sites, "UnderAppeal");

        await clerk.Page.GotoAsync(place);
        Assert.Equal(0, await clerk.Page.Locator("[name=act]").CountAsync());
        var other = await ClerkAsync(sites, scripts, "clerk2");
        await other.Page.GotoAsync(place);
        await other.ActAsync("claim");
        await other.FollowAsync("appeal");
        await other.Page.CheckAsync("[name=decision][value=overturn]");
        await other.Page.CheckAsync("[name=overturn-reason][value=first-look-mistaken]");
        await other.PressAsync();
        await StandsAsync(sites, "Approved");
    }

    [Theory]
    [InlineData(
        true,
        "en",
        "We must keep what you sent for as long as our records schedule requires",
        "You canceled it"
    )]
    [InlineData(
        false,
        "en",
        "We must keep what you sent for as long as our records schedule requires",
        "You canceled it"
    )]
    [InlineData(
        true,
        "es",
        "Tenemos que guardar lo que envió por el tiempo que exige nuestro calendario de conservación de registros",
        "Usted la canceló"
    )]
    [InlineData(
        false,
        "es",
        "Tenemos que guardar lo que envió por el tiempo que exige nuestro calendario de conservación de registros",
        "Usted la canceló"
    )]
    public async Task The_resident_stops_the_application_and_reads_what_is_kept(
        bool scripts,
        string language,
        string kept,
        string stopped
    )
    {
        await using var sites = await RunningSites.StartAsync();
        var resident = await SubmittedAsync(sites, scripts, language);

        await resident.Page.GotoAsync($"{sites.Portal}/{resident.Language}/return/status");
        await FollowAsync(resident, $"/{resident.Language}/return/withdraw");
        Assert.Contains(kept, await resident.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await resident.SendAsync();

        Assert.Contains(stopped, await resident.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await StandsAsync(sites, "Withdrawn");
    }

    private async Task<Resident> SubmittedAsync(RunningSites sites, bool scripts, string language)
    {
        var resident = new Resident(await browser.VisitorAsync(scripts), sites.Portal, language);
        await resident.AnswerEverythingAsync();
        await resident.SendAsync();
        return resident;
    }

    private async Task<StaffMember> ClerkAsync(RunningSites sites, bool scripts, string name)
    {
        var clerk = new StaffMember(await browser.VisitorAsync(scripts, width: 1280), sites.Staff);
        await clerk.SignInAsync(name);
        return clerk;
    }

    private static Task FollowAsync(Resident resident, string path) =>
        resident.Page.LeaveByAsync(() => resident.Page.Locator($"main a[href='{path}']").First.ClickAsync());

    private static async Task StandsAsync(RunningSites sites, string status) =>
        Assert.Equal(
            status,
            await sites.Database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application")
        );
}
