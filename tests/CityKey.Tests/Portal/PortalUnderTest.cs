using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Portal;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Tests.Data.PortalSwitch;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Portal;

/// <summary>The residents' site as it runs, on a database of its own and a free port.</summary>
internal sealed class PortalUnderTest : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly SwitchUnderTest _switch;

    private PortalUnderTest(TestDatabase database, WebApplication site, SwitchUnderTest portalSwitch) =>
        (Database, _site, _switch) = (database, site, portalSwitch);

    public TestDatabase Database { get; }

    public Uri Address => new(_site.Urls.Single());

    public static Task<PortalUnderTest> OpenAsync(params (string Key, string Value)[] settings) =>
        OpenAsync(_ => { }, settings);

    public static async Task<PortalUnderTest> OpenAsync(
        Action<IServiceCollection> also,
        params (string Key, string Value)[] settings
    )
    {
        var database = await TestDatabase.CreateAsync();
        var site = PortalHost.Build(
            ["--environment", "Development"],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["ConnectionStrings:Portal"] = database.ConnectionString("ck_portal"),
                        ["Sealing:Folder"] = TestKeys.Folder,
                        ["Urls:Portal"] = "http://127.0.0.1:0",
                    }
                );
                also(builder.Services);
                builder.Configuration.AddInMemoryCollection(
                    settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))
                );
            }
        );
        var portal = new PortalUnderTest(database, site, await SwitchUnderTest.CreateAsync(database));
        await portal._switch.OpenAsync();
        await site.StartAsync(TestContext.Current.CancellationToken);
        await portal.DrawsAsync(PortalMode.Open);
        return portal;
    }

    public HttpBrowser Visit(string language = "en") => new(Address) { Language = language };

    /// <summary>Changes the switch and waits until this node shows it.</summary>
    public async Task SwitchAsync(PortalMode mode)
    {
        await (
            mode == PortalMode.Open
                ? _switch.OpenAsync()
                : _switch.CloseAsync(mode, mode == PortalMode.NoNew ? DateTimeOffset.MaxValue : null)
        );
        await DrawsAsync(mode);
    }

    /// <summary>Closes without waiting for this node: only the database refuses.</summary>
    public Task CloseUnseenAsync() => _switch.CloseAsync(PortalMode.Paused);

    public async Task<long> CountAsync(string table) =>
        await Database.AskAsync<long>(EmbeddedPostgres.Superuser, $"SELECT count(*) FROM {table}");

    public async ValueTask DisposeAsync()
    {
        await _site.StopAsync();
        await _site.DisposeAsync();
        await _switch.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Makes the state unknown and waits until this node shows that.</summary>
    public async Task ForgetStateAsync()
    {
        await Database.AskAsync<object>("ck_owner", "UPDATE platform.portal_state SET system_identifier = 1");
        await DrawsAsync(s => !s.Known);
    }

    private Task DrawsAsync(PortalMode mode) => DrawsAsync(s => s is { Closing: false, Known: true } && s.Mode == mode);

    private async Task DrawsAsync(Predicate<PortalState> awaited)
    {
        var cache = _site.Services.GetRequiredService<PortalStateCache>();
        while (!awaited(cache.Now))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
