using System.Security.Cryptography;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Portal;
using CityKey.Portal.Applications;
using CityKey.Portal.Sessions;
using CityKey.Testing.Records;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace CityKey.Benchmarks.Running;

/// <summary>Residents with every answer given, each with the cookies and the form token that their browser would
/// hold.</summary>
internal sealed class Drafts(WebApplication portal, Uri address) : IAsyncDisposable
{
    /// <summary>The portal's own container on the same database: its keys make the cookies. It serves
    /// nothing.</summary>
    public static Drafts Of(BenchDatabase database, Uri address) =>
        new(
            PortalHost.Build(
                ["--environment", "Production"],
                b => b.Configuration.AddInMemoryCollection(Settings(database, address))
            ),
            address
        );

    /// <summary>What a portal on this database is configured with.</summary>
    public static Dictionary<string, string?> Settings(BenchDatabase database, Uri address) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["ConnectionStrings:Portal"] = database.Connection("ck_portal"),
            ["Sealing:Folder"] = TestKeys.Folder,
            ["Urls:Portal"] = address.ToString(),
            // One sender here is all senders.
            ["RateLimits:Form"] = "1000000000",
            ["RateLimits:Upload"] = "1000000000",
            ["RateLimits:Start"] = "1000000000",
        };

    /// <summary>Makes them, and writes a line of cookies and token for each into a file.</summary>
    /// <returns>The file.</returns>
    public async Task<string> MakeAsync(int count, ApplicationForm? form = null)
    {
        var lines = new string[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, cancellationToken) =>
                lines[number] = await MakeOneAsync(form ?? TestForms.Complete(), cancellationToken)
        );
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<string> MakeOneAsync(ApplicationForm form, CancellationToken cancellationToken)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        // A key that no code stretches to: stretching is slow on purpose, and happens at sign-in, not here.
        var key = new ResidentKey(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var applications = scope.ServiceProvider.GetRequiredService<ResidentApplications>();
        using var opened = await applications.StartAsync(key, "en", "benchmark", cancellationToken);
        await applications.SaveAsync(opened, form, cancellationToken);
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            Request = { Scheme = address.Scheme, Host = new HostString(address.Authority) },
        };
        await new ResidentSession(AccessCode.Create(), key).BeginAsync(http);
        return await WithTokenAsync(Cookies(http));
    }

    // As the next request: a request that signs in does not count as signed in.
    private async Task<string> WithTokenAsync(string session)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            Request = { Scheme = address.Scheme, Host = new HostString(address.Authority) },
        };
        http.Request.Headers.Cookie = session;
        http.User =
            (await http.AuthenticateAsync(ResidentSession.Scheme)).Principal
            ?? throw new InvalidOperationException("The session's cookie is not understood.");
        var token = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken;
        return $"{session}; {Cookies(http)}\t{token}";
    }

    private static string Cookies(HttpContext http) =>
        string.Join(
            "; ",
            SetCookieHeaderValue
                .ParseList([.. http.Response.Headers.SetCookie.OfType<string>()])
                .Select(c => $"{c.Name}={c.Value}")
        );
}
