using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Sealing;
using CityKey.Embedded;
using CityKey.Web.Starting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Web.Starting;

public sealed class StartChecksTests
{
    [Theory]
    [InlineData(StartingRole.Portal)]
    [InlineData(StartingRole.Staff)]
    [InlineData(StartingRole.Worker)]
    public async Task A_good_set_up_has_nothing_to_mend(string role)
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        Assert.Empty(await safe.FindAsync(role));
    }

    [Theory]
    [InlineData("AllowedHosts", null)]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "site.example;*")]
    [InlineData("Urls:Portal", null)]
    [InlineData("Urls:PublicPortal", null)]
    [InlineData("Urls:PublicPortal", "http://site.example")]
    [InlineData("Proxy:KnownNetworks", "0.0.0.0/0")]
    [InlineData("Proxy:KnownNetworks", "::/0")]
    [InlineData("Proxy:KnownNetworks", "127.0.0.0/8,the proxy")]
    [InlineData("Sealing:Folder", null)]
    [InlineData("Sealing:Folder", "/no/such/folder")]
    [InlineData("KeyRing:KeyFile", null)]
    [InlineData("KeyRing:KeyFile", "/no/such/file")]
    [InlineData("ConnectionStrings:Portal", null)]
    [InlineData("ConnectionStrings:Portal", "nonsense")]
    [InlineData("detailedErrors", "true")]
    public async Task Each_unsafe_setting_is_named(string key, string? value)
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        Assert.Contains(
            await safe.FindAsync(StartingRole.Portal, (key, value)),
            u => u.Setting == key && u.Remedy.Length > 20
        );
    }

    [Fact]
    public async Task Plain_http_without_a_known_proxy_is_unsafe()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        Assert.Equal(
            "Urls:Portal",
            Assert.Single(await safe.FindAsync(StartingRole.Portal, ("Proxy:KnownNetworks", null))).Setting
        );
    }

    [Fact]
    public async Task A_site_that_ends_tls_itself_needs_no_proxy()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        Assert.Empty(
            await safe.FindAsync(
                StartingRole.Portal,
                ("Proxy:KnownNetworks", null),
                ("Urls:Portal", "https://*:8443"),
                ("Urls:PublicPortal", null)
            )
        );
    }

    [Theory]
    [InlineData("Password=demo demo demo demo")]
    [InlineData("Password=postgres")]
    [InlineData("Password=please-change-me-now-1234")]
    [InlineData("Password=aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("Password=")]
    [InlineData("Include Error Detail=true")]
    [InlineData("Log Parameters=true")]
    public async Task A_weak_password_and_a_talkative_connection_are_unsafe(string part)
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        var found = await safe.FindAsync(
            StartingRole.Portal,
            ("ConnectionStrings:Portal", safe.Database.ConnectionString("ck_portal") + ";" + part)
        );
        Assert.Contains(found, u => u.Setting == "ConnectionStrings:Portal");
        Assert.DoesNotContain(found, u => u.Remedy.Contains("demo demo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_on_another_machine_is_reached_over_tls_that_knows_it()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        const string far = "Host=db.invalid;Username=ck_portal;Password=0123456789abcdefghij;Timeout=1";
        Assert.Contains(
            await safe.FindAsync(StartingRole.Portal, ("ConnectionStrings:Portal", far)),
            u => u.Remedy.Contains("VerifyFull", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await safe.FindAsync(StartingRole.Portal, ("ConnectionStrings:Portal", far + ";SSL Mode=VerifyFull")),
            u => u.Remedy.Contains("VerifyFull", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("ck_staff")]
    [InlineData("ck_owner")]
    [InlineData(EmbeddedPostgres.Superuser)]
    public async Task The_portal_signs_in_as_its_own_role_and_no_other(string role)
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        var found = await safe.FindAsync(
            StartingRole.Portal,
            ("ConnectionStrings:Portal", safe.Database.ConnectionString(role))
        );
        Assert.Contains(found, u => u.Remedy.Contains("must sign in as ck_portal", StringComparison.Ordinal));
        Assert.Equal(role != "ck_staff", found.Any(u => u.Remedy.Contains("more rights", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_database_without_this_versions_schema_is_unsafe()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        await safe.Database.AskAsync<object>("ck_owner", "DELETE FROM platform.migration");
        Assert.Contains(
            await safe.FindAsync(StartingRole.Worker),
            u => u.Remedy.Contains("citykey migrate", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Demonstration_accounts_are_refused()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(
                new ConfigurationBuilder().AddInMemoryCollection([new("environment", "Development")]).Build()
            )
            .AddRecords(safe.Database.ConnectionString("ck_staff"))
            .AddStaffAccounts()
            .BuildServiceProvider();
        await using (var scope = staff.CreateAsyncScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<DemonstrationAccounts>()
                .SeedAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains(
            "demonstration accounts",
            Assert.Single(await safe.FindAsync(StartingRole.Staff)).Remedy,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Keys_of_a_development_start_and_keys_of_somebody_else_are_refused()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        var keys = safe.Keys(StartingRole.Portal);
        Directory.CreateDirectory(Path.Combine(keys, "custodian"));
        Assert.StartsWith(
            "custodian/",
            Assert.Single(await safe.FindAsync(StartingRole.Portal)).Remedy,
            StringComparison.Ordinal
        );
        Directory.Delete(Path.Combine(keys, "custodian"));
        KeyFolder.MarkDevelopment(keys);
        Assert.Equal(
            ["Sealing:Folder", "KeyRing:KeyFile"],
            (await safe.FindAsync(StartingRole.Portal)).Select(u => u.Setting)
        );
    }

    [Fact]
    public async Task A_worker_without_a_mail_server_is_refused()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        Assert.Equal("Mail:Host", Assert.Single(await safe.FindAsync(StartingRole.Worker, ("Mail:Host", ""))).Setting);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", 0)]
    [InlineData("http://localhost:5080", 0)]
    [InlineData("http://*:5080", 1)]
    [InlineData("http://0.0.0.0:5080", 1)]
    public async Task Development_serves_this_machine_alone(string address, int found)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Urls:Portal", address)]).Build();
        Assert.Equal(
            found,
            (
                await StartChecks.FindAsync(
                    new StartingRole(StartingRole.Portal, settings, Development: true),
                    TestContext.Current.CancellationToken
                )
            ).Count
        );
    }

    [Fact]
    public void A_refusal_lists_everything_with_its_mend()
    {
        var refused = new StartRefusedException(
            StartingRole.Portal,
            [new("AllowedHosts", "list the names."), new("KeyRing:KeyFile", "give the file.")]
        );
        Assert.Equal(
            "the portal cannot start. Fix these 2 problems first:\n  AllowedHosts: list the names.\n  "
                + "KeyRing:KeyFile: give the file.",
            refused.Message
        );
    }
}
