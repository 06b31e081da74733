using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Portal;
using CityKey.Staff;
using CityKey.Testing.Databases;
using CityKey.Worker.PortalSwitch;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Testing.Records;

/// <summary>Both sites on a test's own database, on ports of their own, with demonstration accounts and an open
/// portal.</summary>
public sealed class RunningSites : IAsyncDisposable
{
    private readonly WebApplication portal;
    private readonly WebApplication staff;

    private RunningSites(TestDatabase database, WebApplication portal, WebApplication staff) =>
        (Database, this.portal, this.staff) = (database, portal, staff);

    public TestDatabase Database { get; }
    public string Portal => portal.Urls.Single();
    public string Staff => staff.Urls.Single();
    public IServiceProvider PortalServices => portal.Services;
    public IServiceProvider StaffServices => staff.Services;

    /// <param name="settings">Of both sites, beside what a test always sets.</param>
    public static async Task<RunningSites> StartAsync(
        TimeProvider? staffTime = null,
        params (string Key, string Value)[] settings
    )
    {
        var database = await TestDatabase.CreateAsync();
        string[] development = ["--environment", "Development"];
        var sites = new RunningSites(
            database,
            PortalHost.Build(development, b => Configure(b, database, "Portal", "ck_portal", settings)),
            StaffHost.Build(
                development,
                b =>
                {
                    Configure(b, database, "Staff", "ck_staff", settings);
                    if (staffTime is not null)
                    {
                        b.Services.AddSingleton(staffTime);
                    }
                }
            )
        );
        await sites.portal.StartAsync();
        await sites.staff.StartAsync();
        await using var scope = sites.staff.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().SeedAsync(CancellationToken.None);
        await sites.SwitchAsync(c => c.OpenAsync("test", Actor.CommandLine, CancellationToken.None));
        return sites;
    }

    /// <summary>Changes the switch with the services of the staff site.</summary>
    public async Task SwitchAsync(Func<SwitchControl, Task> change)
    {
        await using var scope = staff.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<SwitchControl>());
    }

    /// <summary>Does what the worker does for a close in force: counts affected records, and certifies the close once
    /// every node has acknowledged it.</summary>
    public async Task CertifyAsync()
    {
        await using var worker = new ServiceCollection()
            .AddLogging()
            .AddRecords(Database.ConnectionString("ck_worker"))
            .AddSwitchControl()
            .AddSingleton(TestApplications.City)
            .AddScoped<DueSwitchChanges>()
            .AddScoped<CertificateIssuer>()
            .BuildServiceProvider();
        do
        {
            await using var scope = worker.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DueSwitchChanges>().DoDueAsync(CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<CertificateIssuer>().DoDueAsync(CancellationToken.None);
        } while (
            !await Database.AskAsync<bool>(
                "ck_staff",
                "SELECT EXISTS (SELECT FROM platform.portal_certificate c JOIN platform.portal_now() n USING (epoch))"
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await staff.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static void Configure(
        WebApplicationBuilder builder,
        TestDatabase database,
        string site,
        string role,
        (string Key, string Value)[] settings
    )
    {
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                [$"ConnectionStrings:{site}"] = database.ConnectionString(role),
                ["Sealing:Folder"] = TestKeys.Folder,
                [$"Urls:{site}"] = "http://127.0.0.1:0",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
    }
}
