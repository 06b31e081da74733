using CityKey.Data.Accounts;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>A member of staff with a demonstration account.</summary>
internal sealed class StaffMember(IPage page, string staff)
{
    public IPage Page => page;

    public async Task SignInAsync(string name)
    {
        await page.GotoAsync($"{staff}/sign-in");
        await page.FillAsync("[name=email]", $"{name}@citykey.example");
        await page.FillAsync("[name=password]", "demo demo demo demo");
        await page.LeaveByAsync(() => page.ClickAsync("main form button.button"));
    }

    /// <summary>Presses the button of a named handler and waits for the response.</summary>
    public Task ActAsync(string act) => SendAsync(page.Locator($"button[formaction$='?handler={act}' i]"));

    /// <summary>Claims the first application of the queue and opens it.</summary>
    public async Task ClaimFirstAsync()
    {
        await page.GotoAsync($"{staff}/applications");
        await ActAsync("claim");
    }

    /// <summary>Follows a link of the page that leads to a part of the case.</summary>
    public Task FollowAsync(string part) =>
        page.LeaveByAsync(() => page.Locator($"main a[href$='/{part}']").First.ClickAsync());

    /// <summary>Presses the main button of a part of the case.</summary>
    public Task PressAsync() => page.LeaveByAsync(() => page.Locator(".bar button.button:not(.quiet)").ClickAsync());

    public async Task OpenPortalAsync()
    {
        await page.GotoAsync($"{staff}/portal");
        await page.FillAsync("[name=password]", DemonstrationAccounts.Password);
        await SendAsync(page.Locator("[formaction='/portal/Open']"));
    }

    public async Task ClosePortalAsync()
    {
        await page.GotoAsync($"{staff}/portal");
        await page.FillAsync("[name=password]", DemonstrationAccounts.Password);
        await SendAsync(page.Locator("form[action='/portal/Close'] button:not([formaction]):visible"));
    }

    /// <summary>Plans that online applications go off at a time on the city's clocks.</summary>
    public async Task PlanAsync(string at)
    {
        await page.GotoAsync($"{staff}/portal");
        await page.FillAsync("[name=password]", DemonstrationAccounts.Password);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.FillAsync("[name=at]", at);
        await SendAsync(page.Locator("[formaction='/portal/Plan']"));
    }

    /// <summary>The card of the application on the page, as the printer gets it.</summary>
    public async Task<byte[]> CardAsync()
    {
        var address = await page.Locator("a[href$='/card']").GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(staff + address);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        return await answer.BodyAsync();
    }

    // The page that the answer leads to may have the same address.
    private Task<IResponse> SendAsync(ILocator button) =>
        page.RunAndWaitForResponseAsync(
            () => button.First.ClickAsync(),
            answer => answer.Request.IsNavigationRequest && answer.Request.Method == "GET" && answer.Status == 200
        );
}
