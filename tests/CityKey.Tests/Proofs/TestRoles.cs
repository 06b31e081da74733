using CityKey.Data.Accounts;
using CityKey.Domain.People;
using CityKey.Embedded;

namespace CityKey.Tests.Proofs;

/// <summary>One person's browser at both sites, with a form token of each.</summary>
internal sealed record Visiting(string Role, HttpBrowser Portal, HttpBrowser Staff)
{
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public HttpBrowser At(string site) => site == "portal" ? Portal : Staff;

    /// <summary>A token that this browser's own pages gave it.</summary>
    public async Task<string> TokenAsync(string site)
    {
        if (!tokens.TryGetValue(site, out var token))
        {
            var page = await At(site).GetAsync(site == "portal" ? "/en/apply" : "/");
            tokens[site] = token = page.Page.QuerySelector($"[name={FormOnPage.Token}]")!.GetAttribute("value")!;
        }

        return token;
    }
}

/// <summary>A visitor of each role, none of whom has access to the application in question.</summary>
internal static class TestRoles
{
    public static async Task<List<Visiting>> OfAsync(SeededSites sites)
    {
        await sites.AccountAsync("no-role", demonstration: true);
        await sites.AccountAsync("suspended", demonstration: true, StaffRole.Clerk);
        await sites.AccountAsync("unenrolled", demonstration: false, StaffRole.Clerk);
        (string Role, HttpBrowser Browser)[] people =
        [
            ("stranger", sites.Stranger()),
            ("resident", (await sites.SubmittedAsync()).Resident),
            ("clerk", await sites.StaffAsync("clerk2")),
            ("supervisor", await sites.StaffAsync("supervisor")),
            ("administrator", await sites.StaffAsync("admin2")),
            ("records", await sites.StaffAsync("records")),
            ("counsel", await sites.StaffAsync("counsel")),
            ("auditor", await sites.StaffAsync("auditor")),
            ("no-role", await sites.StaffAsync("no-role")),
            ("suspended", await sites.StaffAsync("suspended")),
            ("unenrolled", await UnenrolledAsync(sites)),
        ];
        await sites.Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            "UPDATE accounts.staff_account SET disabled_at = now() WHERE email LIKE 'suspended@%'"
        );
        return
        [
            .. people.Select(p =>
                sites.AtBoth(p.Browser) is var (portal, staff) ? new Visiting(p.Role, portal, staff) : null!
            ),
        ];
    }

    private static async Task<HttpBrowser> UnenrolledAsync(SeededSites sites)
    {
        var browser = sites.StaffStranger();
        var page = await browser.GetAsync("/sign-in");
        var form = FormOnPage.On(page).Single();
        var answer = await browser.PostAsync(
            form,
            form.Fill([("email", "unenrolled@citykey.example"), ("password", DemonstrationAccounts.Password)])
        );
        Assert.Equal("/sign-in", answer.Place);
        return browser;
    }
}
