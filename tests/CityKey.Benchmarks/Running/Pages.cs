namespace CityKey.Benchmarks.Running;

/// <summary>The portal and bare Kestrel, side by side, each in a process of its own.</summary>
internal sealed class Pages : IAsyncDisposable
{
    public static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private const int Connections = 32;
    private readonly Site plaintext;

    private Pages(Site portal, Site plaintext) => (Portal, this.plaintext) = (portal, plaintext);

    public Site Portal { get; }

    public Variant Plain => new("plaintext", time => Wrk.RateAsync(plaintext.Address, Connections, time));

    public static async Task<Pages> StartAsync(BenchServer server) =>
        new(
            await PortalAsync(await server.CreateDatabaseAsync(), "http://127.0.0.1:0"),
            await Site.StartAsync(SiteProcess.Plaintext)
        );

    /// <summary>A portal on this database that draws it as open.</summary>
    public static async Task<Site> PortalAsync(
        BenchDatabase database,
        string address,
        params (string Key, string Value)[] more
    )
    {
        var settings = Drafts.Settings(database, new Uri(address)).Select(s => (s.Key, s.Value!));
        var portal = await Site.StartAsync(SiteProcess.Portal, [.. settings, .. more]);
        using var browser = new HttpClient(
            new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = Certificate.IsOwn } }
        )
        {
            BaseAddress = portal.Address,
        };
        while (!(await browser.GetStringAsync("/api/portal")).Contains("\"open\"", StringComparison.Ordinal))
        {
            await Task.Delay(50);
        }

        return portal;
    }

    public Variant Get(string name, string path) =>
        new(name, time => Wrk.RateAsync(new Uri(Portal.Address, path), Connections, time));

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await plaintext.DisposeAsync();
    }
}
