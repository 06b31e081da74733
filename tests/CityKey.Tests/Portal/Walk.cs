using SkiaSharp;

namespace CityKey.Tests.Portal;

/// <summary>The usual way through the application, step by step, so that a test begins where it is about
/// something.</summary>
internal static class Walk
{
    public static byte[] Picture { get; } = Draw();

    public static async Task<Visitor> BeginAsync(this Visitor visitor)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply");
        return await visitor.SendAsync();
    }

    public static async Task<Visitor> AboutYouAsync(
        this Visitor visitor,
        string given = "Ana",
        string family = "O’Neill"
    )
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/about-you");
        return await visitor.SendAsync(
            ("given-name", given),
            ("family-name", family),
            ("bday-day", "3"),
            ("bday-month", "4"),
            ("bday-year", "1985")
        );
    }

    public static async Task<Visitor> AddressAsync(this Visitor visitor)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/address");
        return await visitor.SendAsync(
            ("stay", "home"),
            ("address-line1", "12 W Main St"),
            ("address-level2", "Chicago"),
            ("postal-code", "60601")
        );
    }

    public static async Task<Visitor> DocumentAsync(this Visitor visitor, string kind)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/documents/add");
        return await visitor.SendFileAsync(Picture, ("kind", kind));
    }

    public static async Task<Visitor> DocumentsAsync(this Visitor visitor)
    {
        await visitor.DocumentAsync("passport");
        await visitor.DocumentAsync("lease");
        return await visitor.SendFormAsync("form[action$='/apply/documents']");
    }

    public static async Task<Visitor> PhotoAsync(this Visitor visitor)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/photo");
        return await visitor.SendFileAsync(Picture);
    }

    public static async Task<Visitor> CardAsync(this Visitor visitor)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/card");
        return await visitor.SendAsync(("card-address", "none"), ("gender-mark", "none"), ("arrival", "counter"));
    }

    public static async Task<Visitor> ContactAsync(this Visitor visitor)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/contact");
        return await visitor.SendAsync();
    }

    /// <summary>Everything up to "check your answers".</summary>
    public static async Task<Visitor> ToCheckAsync(this Visitor visitor)
    {
        await visitor.BeginAsync();
        await visitor.AboutYouAsync();
        await visitor.AddressAsync();
        await visitor.DocumentsAsync();
        await visitor.PhotoAsync();
        await visitor.CardAsync();
        return await visitor.ContactAsync();
    }

    public static async Task<string> CodeAsync(this Visitor visitor)
    {
        await visitor.GoAsync($"/{visitor.Language}/apply/code");
        return visitor.Page.QuerySelector(".letters")!.TextContent;
    }

    private static byte[] Draw()
    {
        using var picture = new SKBitmap(640, 800);
        picture.Erase(SKColors.SteelBlue);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
