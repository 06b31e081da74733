using CityKey.Testing.Records;

namespace CityKey.Browser.Tests;

public sealed class CameraTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_photo_is_taken_with_the_computers_own_camera()
    {
        await using var sites = await RunningSites.StartAsync();
        var clerk = new StaffMember(await browser.VisitorAsync(width: 1280), sites.Staff);
        await clerk.SignInAsync("clerk");
        var counter = new CounterScript(clerk.Page, sites.Staff);
        await counter.ToDocumentsAsync("en");
        await counter.SeeAsync("passport", "utility-bill");
        await counter.SendAsync();

        await clerk.Page.ClickAsync("[data-start]");
        await clerk.Page.ClickAsync("[data-take]");
        await clerk.Page.WaitForSelectorAsync(".preview");
        await counter.SendAsync();

        await clerk.Page.GotoAsync($"{sites.Staff}/counter/photo");
        var width = await clerk.Page.EvaluateAsync<int>(
            "async () => { const p = document.querySelector('.taken img'); await p.decode(); return p.naturalWidth; }"
        );
        Assert.True(width >= 200, $"The picture that was kept is {width} wide.");
    }
}
