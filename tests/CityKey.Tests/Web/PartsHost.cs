using CityKey.Domain;
using CityKey.Web;
using CityKey.Web.Languages;
using CityKey.Web.Security;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CityKey.Tests.Web;

/// <summary>A site that has only what Web brings, on a port of its own.</summary>
internal sealed class PartsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PartsHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<PartsHost> StartAsync(
        string environment = "Development",
        params (string Key, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "CityKey.Server",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = environment,
            }
        );
        builder.Configuration.AddInMemoryCollection([
            new("Urls:Portal", "http://127.0.0.1:0"),
            .. settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)),
        ]);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SiteDefaults.Configure(
            builder,
            new SiteOptions
            {
                Name = "portal",
                TextType = typeof(WebText),
                TelephoneForHelp = "311",
            }
        );
        var app = builder.Build();
        SiteDefaults.Use(app);
        app.MapGet("/broken", (HttpContext _) => throw new InvalidOperationException("MARKER-of-a-person"));
        app.MapGet("/late", (HttpContext _) => throw new RuleViolationException("test.late", "MARKER-of-a-person"));
        app.MapGet("/refused", (HttpContext context) => context.Response.StatusCode = 403);
        app.MapGet(
            "/sender",
            (HttpContext context) => $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}"
        );
        app.MapPost("/slow", async (HttpContext context) => await context.Request.Body.CopyToAsync(Stream.Null))
            .WithMetadata(new RateLimit("Slow", 100, TimeSpan.FromMinutes(1), 1));
        app.MapPost("/counted", () => "done").WithMetadata(new RateLimit("Counted", 3, TimeSpan.FromMinutes(1), 10));
        app.MapRazorPages();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PartsHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
