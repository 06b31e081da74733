namespace CityKey.Testing.Scripts;

/// <summary>The steps of the application in a browser without scripts, each as one call, so that a test can begin at
/// the step that it is about.</summary>
public static class ApplicationScript
{
    public static async Task<PageResponse> BeginAsync(this HttpBrowser browser)
    {
        await browser.GetAsync($"/{browser.Language}/apply");
        return await browser.SendAsync();
    }

    public static Task<PageResponse> AboutYouAsync(
        this HttpBrowser browser,
        string given = "Ana",
        string family = "O’Neill"
    ) => browser.StepAsync("about-you", (SampleResident.AtHome with { Given = given, Family = family }).AboutYou);

    public static Task<PageResponse> AddressAsync(this HttpBrowser browser) =>
        browser.StepAsync("address", SampleResident.AtHome.Address);

    public static async Task<PageResponse> DocumentAsync(this HttpBrowser browser, string kind)
    {
        await browser.GetAsync($"/{browser.Language}/apply/documents/add");
        return await browser.SendFileAsync(browser.Picture, ("kind", kind));
    }

    public static async Task<PageResponse> DocumentsAsync(this HttpBrowser browser)
    {
        await browser.DocumentAsync("passport");
        await browser.DocumentAsync("lease");
        return await browser.SendFormAsync("form[action$='/apply/documents']");
    }

    public static async Task<PageResponse> PhotoAsync(this HttpBrowser browser)
    {
        await browser.GetAsync($"/{browser.Language}/apply/photo");
        return await browser.SendFileAsync(browser.Picture);
    }

    public static Task<PageResponse> CardAsync(this HttpBrowser browser) =>
        browser.StepAsync("card", SampleResident.AtHome.Card);

    public static Task<PageResponse> ContactAsync(this HttpBrowser browser) =>
        browser.StepAsync("contact", SampleResident.AtHome.Contact);

    /// <summary>Answers everything up to "check your answers".</summary>
    public static async Task<PageResponse> ToCheckAsync(this HttpBrowser browser)
    {
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.DocumentsAsync();
        await browser.PhotoAsync();
        await browser.CardAsync();
        return await browser.ContactAsync();
    }

    /// <summary>The access code of the open application.</summary>
    public static async Task<string> CodeAsync(this HttpBrowser browser)
    {
        var page = await browser.GetAsync($"/{browser.Language}/apply/code");
        return page.Page.QuerySelector(".letters")!.TextContent;
    }

    private static async Task<PageResponse> StepAsync(
        this HttpBrowser browser,
        string slug,
        (string Name, string Value)[] fields
    )
    {
        await browser.GetAsync($"/{browser.Language}/apply/{slug}");
        return await browser.SendAsync(fields);
    }
}
