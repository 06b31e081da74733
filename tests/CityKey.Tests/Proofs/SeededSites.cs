using CityKey.Data.Accounts;
using CityKey.Domain.People;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Proofs;

/// <summary>Both sites with an application in every state that has a form, and visitors for each form.</summary>
internal sealed class SeededSites : IAsyncDisposable
{
    private readonly List<HttpBrowser> browsers = [];
    private readonly RunningSites sites;
    private readonly TestApplications applications;

    private SeededSites(RunningSites sites, ShiftedClock clock) =>
        (this.sites, applications, Clock) = (sites, new TestApplications(sites.Database), clock);

    /// <summary>The staff site's.</summary>
    public ShiftedClock Clock { get; }

    public TestDatabase Database => sites.Database;
    public IServiceProvider PortalServices => sites.PortalServices;
    public IServiceProvider StaffServices => sites.StaffServices;

    public static async Task<SeededSites> BuildAsync()
    {
        (string, string)[] limits =
        [
            .. CityKey
                .Web.Security.RateLimit.All.Select(p => p.Name)
                .Append("Account")
                .Select(name => ($"RateLimits:{name}", "1000000")),
        ];
        var clock = new ShiftedClock();
        var seeded = new SeededSites(await RunningSites.StartAsync(clock, limits), clock);
        await seeded.UntilOpenAsync();
        return seeded;
    }

    /// <summary>Waits until the portal's node shows the opening.</summary>
    public async Task UntilOpenAsync()
    {
        using var stranger = new HttpBrowser(sites.Portal);
        while (!(await stranger.GetAsync("/api/portal")).Body.Contains("\"open\"", StringComparison.Ordinal))
        {
            // Each round waits for a response, so this does not spin.
        }
    }

    public HttpBrowser Stranger() => Keep(new HttpBrowser(sites.Portal));

    public HttpBrowser StaffStranger() => Keep(new HttpBrowser(sites.Staff));

    /// <summary>The same person's browser at both sites.</summary>
    public (HttpBrowser Portal, HttpBrowser Staff) AtBoth(HttpBrowser browser) =>
        (Keep(new HttpBrowser(sites.Portal, browser)), Keep(new HttpBrowser(sites.Staff, browser)));

    public Task<HttpBrowser> StaffAsync(string name) => SignInAsync(StaffStranger(), name);

    public static async Task<HttpBrowser> SignInAsync(HttpBrowser browser, string name)
    {
        await new FormScenario(
            "/sign-in",
            browser,
            ("email", $"{name}@citykey.example"),
            ("password", DemonstrationAccounts.Password)
        ).PassAsync();
        return browser;
    }

    /// <summary>Creates an account that the demonstration data lacks.</summary>
    public async Task AccountAsync(string name, bool demonstration, params StaffRole[] roles)
    {
        await using var scope = StaffServices.CreateAsyncScope();
        var made = await scope
            .ServiceProvider.GetRequiredService<UserManager<StaffAccount>>()
            .CreateAsync(
                new StaffAccount
                {
                    Id = Guid.CreateVersion7(),
                    UserName = $"{name}@citykey.example",
                    Email = $"{name}@citykey.example",
                    EmailConfirmed = true,
                    Roles = [.. roles.Select(r => r.ToString())],
                    Demonstration = demonstration,
                },
                DemonstrationAccounts.Password
            );
        Assert.True(made.Succeeded);
    }

    /// <summary>An application that was handed in, and its resident's browser.</summary>
    public async Task<(string Reference, HttpBrowser Resident)> SubmittedAsync()
    {
        var code = await applications.DraftAsync(TestForms.Complete());
        var reference = await applications.SubmitAsync(await applications.KeyOfAsync(code));
        return (reference, await ReturnedAsync(code.Shown));
    }

    public async Task<HttpBrowser> ReturnedAsync(string code)
    {
        var browser = Stranger();
        await new FormScenario("/en/return", browser, ("access-code", code)).PassAsync();
        return browser;
    }

    /// <summary>A draft that is answered to its last step, in the browser that answered it.</summary>
    public Task<HttpBrowser> DraftedAsync() => DraftAsync(Stranger());

    public static async Task<HttpBrowser> DraftAsync(HttpBrowser browser)
    {
        await new FormScenario("/en/apply", browser).PassAsync();
        await new FormScenario("/en/apply/about-you", browser, SampleResident.Marked.AboutYou).PassAsync();
        await new FormScenario("/en/apply/address", browser, SampleResident.Marked.Address).PassAsync();
        await new FormScenario("/en/apply/documents/add", browser, ("kind", "passport")).PassAsync();
        await new FormScenario("/en/apply/documents/add", browser, ("kind", "care-of-letter")).PassAsync();
        await new FormScenario("/en/apply/documents", browser).PassAsync("/apply/documents");
        await new FormScenario("/en/apply/photo", browser).PassAsync();
        await new FormScenario("/en/apply/card", browser, SampleResident.Marked.Card).PassAsync();
        await new FormScenario("/en/apply/contact", browser, SampleResident.Marked.Contact).PassAsync();
        return browser;
    }

    public static async Task<string> CodeOfAsync(HttpBrowser resident) =>
        (await resident.GetAsync("/en/apply/code")).Page.QuerySelector(".letters")!.TextContent;

    public Task<string?> LastReferenceAsync() =>
        Database.AskAsync<string>(
            "ck_owner",
            "SELECT reference FROM intake.application ORDER BY submitted_at DESC NULLS LAST LIMIT 1"
        );

    public static Task<PageResponse> ActAsync(
        HttpBrowser clerk,
        string reference,
        string act,
        params (string Name, string Value)[] also
    ) => new FormScenario($"/applications/{reference}", clerk, also).PassAsync($"?handler={act}");

    /// <summary>Takes a visit at the counter up to a page.</summary>
    public static async Task<HttpBrowser> VisitAsync(HttpBrowser clerk, string upTo)
    {
        (string Path, (string, string)[] Good)[] way =
        [
            ("/counter", SampleResident.Visit),
            ("/counter/person", SampleResident.Marked.Person),
            ("/counter/documents", SampleResident.Seen),
            ("/counter/photo", []),
            ("/counter/check", []),
            ("/counter/print", []),
            ("/counter/print", []),
        ];
        foreach (var (path, good) in way)
        {
            if (path == upTo)
            {
                break;
            }

            await new FormScenario(path, clerk, good).PassAsync();
        }

        return clerk;
    }

    public async Task<string> InviteAsync(string email)
    {
        await using var scope = StaffServices.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<StaffInvitations>()
                .InviteAsync(email, StaffRole.Clerk, Actor.CommandLine, CancellationToken.None)
        ).AbsolutePath;
    }

    public async ValueTask DisposeAsync()
    {
        browsers.ForEach(b => b.Dispose());
        await applications.DisposeAsync();
        await sites.DisposeAsync();
    }

    private HttpBrowser Keep(HttpBrowser browser)
    {
        browsers.Add(browser);
        return browser;
    }
}
