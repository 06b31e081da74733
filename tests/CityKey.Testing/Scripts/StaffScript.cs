namespace CityKey.Testing.Scripts;

/// <summary>How staff sign in and out.</summary>
public static class StaffScript
{
    public static async Task<PageResponse> SignInAsync(
        this HttpBrowser browser,
        string email,
        string password,
        string code = ""
    ) =>
        await browser.SendAsync(
            await browser.GetAsync("/sign-in"),
            "password",
            ("email", email),
            ("password", password),
            ("code", code)
        );

    public static async Task<PageResponse> SignOutAsync(this HttpBrowser browser)
    {
        await browser.GetAsync("/");
        return await browser.SendFormAsync("form[action='/sign-out']");
    }
}
