using CityKey.Testing.Records;

namespace CityKey.Browser.Tests;

/// <summary>Every page of the staff site, in the states a case and a visit can be in.</summary>
public sealed class EveryStaffPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_page_of_review_can_be_used_by_everybody_and_fits_the_screen()
    {
        await using var sites = await RunningSites.StartAsync();
        var resident = new Resident(await browser.VisitorAsync(), sites.Portal);
        await resident.AnswerEverythingAsync();
        await resident.SendAsync();
        var clerk = new StaffMember(await browser.VisitorAsync(width: 1280), sites.Staff);
        var watch = PageWatch.Over(clerk.Page);
        await watch.GoAsync($"{sites.Staff}/sign-in");
        await clerk.SignInAsync("clerk");
        await LookAsync("/", "/applications", "/cards", "/nowhere", "/_parts", "/_mail", "/sign-out");
        await clerk.ClaimFirstAsync();
        var place = new Uri(clerk.Page.Url).AbsolutePath;
        await LookAsync(place, $"{place}/ask", $"{place}/messages", $"{place}/new-code", $"{place}/here");
        await clerk.Page.GotoAsync(sites.Staff + place);
        await clerk.ActAsync("approve");
        await watch.LookAsync();
        await clerk.ActAsync("issue");
        await watch.LookAsync();

        Assert.Equal(15, watch.Looked);
        Assert.True(watch.Faults.Count == 0, watch.Told());

        async Task LookAsync(params string[] paths)
        {
            foreach (var path in paths)
            {
                await watch.GoAsync(sites.Staff + path);
            }
        }
    }

    [Fact]
    public async Task A_page_of_the_counter_can_be_used_by_everybody_and_fits_the_screen()
    {
        await using var sites = await RunningSites.StartAsync();
        var clerk = new StaffMember(await browser.VisitorAsync(width: 1280), sites.Staff);
        await clerk.SignInAsync("clerk");
        var watch = PageWatch.Over(clerk.Page);
        await watch.GoAsync($"{sites.Staff}/counter");
        var counter = new CounterScript(clerk.Page, sites.Staff);
        await counter.ToDocumentsAsync("en");
        await watch.LookAsync();
        foreach (var step in new[] { "person", "refuse", "cancel" })
        {
            await watch.GoAsync($"{sites.Staff}/counter/{step}");
        }

        await clerk.Page.GotoAsync($"{sites.Staff}/counter/documents");
        await counter.SeeAsync("passport", "utility-bill");
        await counter.SendAsync();
        await watch.LookAsync();
        await clerk.Page.GotoAsync($"{sites.Staff}/counter/documents");
        await counter.ToCheckAsync();
        await watch.LookAsync();
        await counter.SendAsync();
        await watch.LookAsync();
        await counter.ToCardInHandAsync();
        await watch.LookAsync();

        Assert.Equal(9, watch.Looked);
        Assert.True(watch.Faults.Count == 0, watch.Told());
    }

    [Theory]
    [InlineData("admin", "/portal", "/demand")]
    [InlineData("records", "/legal/holds")]
    [InlineData("counsel", "/legal/holds", "/legal/profile")]
    public async Task A_page_of_another_office_can_be_used_by_everybody_and_fits_the_screen(
        string name,
        params string[] paths
    )
    {
        await using var sites = await RunningSites.StartAsync();
        var person = new StaffMember(await browser.VisitorAsync(width: 1280), sites.Staff);
        await person.SignInAsync(name);
        var watch = PageWatch.Over(person.Page);
        foreach (var path in paths.Prepend("/"))
        {
            await watch.GoAsync(sites.Staff + path);
        }

        if (name == "admin")
        {
            await person.Page.GotoAsync($"{sites.Staff}/portal");
            await person.Page.RunAndWaitForResponseAsync(
                () => person.Page.ClickAsync("button[formaction$='Rehearse']:visible"),
                answer => answer.Request.Method == "POST"
            );
            await person.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await watch.LookAsync();
            await person.PlanAsync("2099-01-05T17:00");
            await person.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await watch.LookAsync();
            await person.ClosePortalAsync();
            await watch.LookAsync();
            await sites.CertifyAsync();
            var epoch = await sites.Database.AskAsync<long>("ck_staff", "SELECT epoch FROM platform.portal_now()");
            await watch.GoAsync($"{sites.Staff}/portal/certificate/{epoch}");
        }

        Assert.True(watch.Faults.Count == 0, watch.Told());
    }
}
