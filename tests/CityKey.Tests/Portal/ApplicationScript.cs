using SkiaSharp;

namespace CityKey.Tests.Portal;

/// <summary>The usual way through the application, step by step, so that a test begins where it is about
/// something.</summary>
internal static class ApplicationScript
{
    public static byte[] Picture { get; } = Draw();

    public static async Task<PortalBrowser> BeginAsync(this PortalBrowser browser)
    {
        await browser.GoAsync($"/{browser.Language}/apply");
        return await browser.SendAsync();
    }

    public static async Task<PortalBrowser> AboutYouAsync(
        this PortalBrowser browser,
        string given = "Ana",
        string family = "O’Neill"
    )
    {
        await browser.GoAsync($"/{browser.Language}/apply/about-you");
        return await browser.SendAsync(
            ("given-name", given),
            ("family-name", family),
            ("bday-day", "3"),
            ("bday-month", "4"),
            ("bday-year", "1985")
        );
    }

    public static async Task<PortalBrowser> AddressAsync(this PortalBrowser browser)
    {
        await browser.GoAsync($"/{browser.Language}/apply/address");
        return await browser.SendAsync(
            ("stay", "home"),
            ("address-line1", "12 W Main St"),
            ("address-level2", "Chicago"),
            ("postal-code", "60601")
        );
    }

    public static async Task<PortalBrowser> DocumentAsync(this PortalBrowser browser, string kind)
    {
        await browser.GoAsync($"/{browser.Language}/apply/documents/add");
        return await browser.SendFileAsync(Picture, ("kind", kind));
    }

    public static async Task<PortalBrowser> DocumentsAsync(this PortalBrowser browser)
    {
        await browser.DocumentAsync("passport");
        await browser.DocumentAsync("lease");
        return await browser.SendFormAsync("form[action$='/apply/documents']");
    }

    public static async Task<PortalBrowser> PhotoAsync(this PortalBrowser browser)
    {
        await browser.GoAsync($"/{browser.Language}/apply/photo");
        return await browser.SendFileAsync(Picture);
    }

    public static async Task<PortalBrowser> CardAsync(this PortalBrowser browser)
    {
        await browser.GoAsync($"/{browser.Language}/apply/card");
        return await browser.SendAsync(("card-address", "none"), ("gender-mark", "none"), ("arrival", "counter"));
    }

    public static async Task<PortalBrowser> ContactAsync(this PortalBrowser browser)
    {
        await browser.GoAsync($"/{browser.Language}/apply/contact");
        return await browser.SendAsync();
    }

    /// <summary>Everything up to "check your answers".</summary>
    public static async Task<PortalBrowser> ToCheckAsync(this PortalBrowser browser)
    {
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.DocumentsAsync();
        await browser.PhotoAsync();
        await browser.CardAsync();
        return await browser.ContactAsync();
    }

    public static async Task<string> CodeAsync(this PortalBrowser browser)
    {
        await browser.GoAsync($"/{browser.Language}/apply/code");
        return browser.Page.QuerySelector(".letters")!.TextContent;
    }

    private static byte[] Draw()
    {
        using var picture = new SKBitmap(640, 800);
        picture.Erase(SKColors.SteelBlue);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
