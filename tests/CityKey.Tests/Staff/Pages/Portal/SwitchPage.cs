using CityKey.Data.Accounts;

namespace CityKey.Tests.Staff.Pages.Portal;

/// <summary>The form of the switch page, and what the database then says.</summary>
internal static class SwitchPage
{
    /// <summary>Opens the page and submits its form to one of its handlers, with the right password unless another is
    /// given.</summary>
    public static async Task<PageResponse> ChangeSwitchAsync(
        this HttpBrowser browser,
        string action,
        params (string Name, string Value)[] fields
    ) =>
        await browser.SendToAsync(
            await browser.GetAsync("/portal"),
            $"/portal/{action}",
            "epoch",
            [
                .. fields.Any(f => f.Name == "password")
                    ? Array.Empty<(string, string)>()
                    : [("password", DemonstrationAccounts.Password)],
                .. fields,
            ]
        );

    public static Task<string?> ModeAsync(this StaffSite site) =>
        site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")!;

    /// <summary>Mode, wording and review day of the latest change.</summary>
    public static Task<string?> LastChangeAsync(this StaffSite site) =>
        site.Database.AskAsync<string>(
            "ck_staff",
            """
            SELECT concat_ws(' ', to_mode, wording, review_on)
            FROM platform.portal_change
            ORDER BY epoch DESC
            LIMIT 1
            """
        )!;
}
