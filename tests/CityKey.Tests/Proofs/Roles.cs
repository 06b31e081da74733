using CityKey.Data.Accounts;
using CityKey.Data.Embedded;
using CityKey.Domain.People;

namespace CityKey.Tests.Proofs;

/// <summary>One person's browser at both sites, with a form token of each.</summary>
internal sealed record Visiting(string Role, Browser Portal, Browser Staff)
{
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public Browser At(string site) => site == "portal" ? Portal : Staff;

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

/// <summary>Somebody of each role, none of whom the case in question is for.</summary>
internal static class Roles
{
    public static async Task<List<Visiting>> OfAsync(Town town)
    {
        await town.AccountAsync("no-role", demonstration: true);
        await town.AccountAsync("suspended", demonstration: true, StaffRole.Clerk);
        await town.AccountAsync("unenrolled", demonstration: false, StaffRole.Clerk);
        (string Role, Browser Browser)[] people =
        [
            ("stranger", town.Stranger()),
            ("resident", (await town.SubmittedAsync()).Resident),
            ("clerk", await town.StaffAsync("clerk2")),
            ("supervisor", await town.StaffAsync("supervisor")),
            ("administrator", await town.StaffAsync("admin2")),
            ("records", await town.StaffAsync("records")),
            ("counsel", await town.StaffAsync("counsel")),
            ("auditor", await town.StaffAsync("auditor")),
            ("no-role", await town.StaffAsync("no-role")),
            ("suspended", await town.StaffAsync("suspended")),
            ("unenrolled", await UnenrolledAsync(town)),
        ];
        await town.Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            "UPDATE accounts.staff_account SET disabled_at = now() WHERE email LIKE 'suspended@%'"
        );
        return
        [
            .. people.Select(p =>
                town.AtBoth(p.Browser) is var (portal, staff) ? new Visiting(p.Role, portal, staff) : null!
            ),
        ];
    }

    private static async Task<Browser> UnenrolledAsync(Town town)
    {
        var browser = town.StaffStranger();
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
