using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Records;

namespace CityKey.Browser.Tests;

/// <summary>Every page of the portal, in every language and in the made one whose words are longer and whose lines run
/// the other way.</summary>
public sealed class EveryPortalPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] OnceBegun =
    [
        "",
        "/places",
        "/privacy",
        "/portal",
        "/documents",
        "/documents/list",
        "/finish",
        "/apply/tasks",
        "/apply/code",
        "/apply/about-you",
        "/apply/at-a-counter",
        "/apply/address",
        "/apply/documents",
        "/apply/documents/add",
        "/apply/photo",
        "/apply/card",
        "/apply/contact",
        "/apply/check",
        "/return/draft",
    ];

    private static readonly string[] OnceSent =
    [
        "/apply/done",
        "/return/status",
        "/return/messages",
        "/return/withdraw",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("qps-plocm")]
    public async Task A_page_is_accessible_fits_the_screen_and_loads_nothing_from_elsewhere(string language)
    {
        await using var sites = await RunningSites.StartAsync();
        var page = await browser.VisitorAsync();
        var watch = PageWatch.Over(page);
        await watch.GoAsync($"{sites.Portal}/{language}/apply");
        await watch.GoAsync($"{sites.Portal}/{language}/nowhere");
        // A culture writes its own name in its own case, and so do the links.
        await page.GotoAsync($"{sites.Portal}/{language}");
        var written = (await page.GetAttributeAsync("html", "lang"))!;
        var resident = new Resident(page, sites.Portal, written);
        await resident.AnswerEverythingAsync();
        await LookAsync(OnceBegun);
        await WithFaultsAsync("about-you", "address", "documents/add", "card", "contact");
        await page.GotoAsync($"{sites.Portal}/{written}/apply/check");
        await resident.SendAsync();
        await LookAsync(OnceSent);
        await sites.SwitchAsync(c =>
            c.CloseAsync(new SwitchOrder(PortalMode.Paused, "test"), Actor.CommandLine, CancellationToken.None)
        );
        await LookAsync(["", "/apply"]);

        Assert.Equal(OnceBegun.Length + OnceSent.Length + 9, watch.Looked);
        Assert.True(watch.Faults.Count == 0, watch.Told());

        async Task LookAsync(string[] paths)
        {
            foreach (var path in paths)
            {
                await watch.GoAsync($"{sites.Portal}/{written}{path}");
            }
        }

        // With every field emptied: the page again, with its faults.
        async Task WithFaultsAsync(params string[] steps)
        {
            foreach (var step in steps)
            {
                await page.GotoAsync($"{sites.Portal}/{written}/apply/{step}");
                await page.EvaluateAsync(
                    "for (const f of document.querySelectorAll('main form [name]:not([type=hidden]):not(button)')) "
                        + "{ f.type === 'radio' || f.type === 'checkbox' ? f.checked = false : f.value = f.name === "
                        + "'email' ? 'nobody' : '' }"
                );
                await resident.PressAsync();
                await page.WaitForSelectorAsync("#mend");
                await watch.LookAsync();
            }
        }
    }
}
