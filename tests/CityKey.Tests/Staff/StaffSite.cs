using CityKey.Data.Accounts;
using CityKey.Domain.People;
using CityKey.Staff;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff;

/// <summary>The staff site on a port and a database of its own, with the demonstration accounts.</summary>
internal sealed class StaffSite : IAsyncDisposable
{
    private readonly WebApplication running;

    private StaffSite(TestDatabase database, WebApplication app)
    {
        Database = database;
        running = app;
    }

    public TestDatabase Database { get; }
    public IServiceProvider Services => running.Services;
    public Uri Address => new(running.Urls.First());

    public static async Task<StaffSite> StartAsync(
        FakeTimeProvider? time = null,
        string? environment = null,
        params (string Key, string Value)[] settings
    )
    {
        var database = await TestDatabase.CreateAsync();
        var app = StaffHost.Build(
            [],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["ConnectionStrings:Staff"] = database.ConnectionString("ck_staff"),
                        ["Sealing:Folder"] = TestKeys.Folder,
                        ["Urls:Staff"] = "http://127.0.0.1:0",
                        [HostDefaults.EnvironmentKey] = environment ?? Environments.Development,
                    }
                );
                builder.Configuration.AddInMemoryCollection(
                    settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))
                );
                if (time is not null)
                {
                    builder.Services.AddSingleton<TimeProvider>(time);
                }
            }
        );
        var site = new StaffSite(database, app);
        await site.WithAsync<DemonstrationAccounts>(accounts => accounts.SeedAsync(CancellationToken.None));
        await app.StartAsync();
        return site;
    }

    public async Task WithAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public HttpBrowser Browser() => new(Address);

    public async Task<HttpBrowser> SignedInAsync(string email)
    {
        var browser = Browser();
        var answer = await browser.SignInAsync(email, DemonstrationAccounts.Password);
        Assert.Equal("/", answer.Path);
        return browser;
    }

    /// <summary>An invitation, as an administrator sends it.</summary>
    public async Task<string> InviteAsync(string email, StaffRole role = StaffRole.Clerk)
    {
        Uri? link = null;
        await WithAsync<StaffInvitations>(async i =>
            link = await i.InviteAsync(email, role, Actor.CommandLine, CancellationToken.None)
        );
        return link!.AbsolutePath;
    }

    /// <summary>Submits an application as a resident.</summary>
    /// <returns>Its reference.</returns>
    public async Task<string> SubmittedAsync()
    {
        await using var applications = new TestApplications(Database);
        await applications.OpenPortalAsync();
        return await applications.SubmitAsync(
            await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await running.StopAsync();
        await running.DisposeAsync();
        await Database.DisposeAsync();
    }
}
