using CityKey.Data.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace CityKey.Web.Security;

/// <summary>The proxy in front, if there is one: only its own word about sender and scheme counts, and plain requests
/// are led to TLS.</summary>
public static class Proxy
{
    /// <summary>The networks in <c>Proxy:KnownNetworks</c>, and the words there that are none.</summary>
    public static (IReadOnlyList<IPNetwork> Networks, IReadOnlyList<string> Unreadable) Known(
        IConfiguration configuration
    )
    {
        var words =
            configuration.GetSection("Proxy:KnownNetworks").Get<string[]>()
            ?? (configuration["Proxy:KnownNetworks"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var networks = new List<IPNetwork>();
        var unreadable = new List<string>();
        foreach (var word in words)
        {
            if (IPNetwork.TryParse(word, out var network))
            {
                networks.Add(network);
            }
            else
            {
                unreadable.Add(word);
            }
        }

        return (networks, unreadable);
    }

    internal static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Not the host: it is passed on as it is, and filtered like any other.
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in Known(configuration).Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
        services.Configure<HttpsRedirectionOptions>(redirection =>
        {
            redirection.HttpsPort = 443;
            redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
        });
    }

    internal static void Use(WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (app.Services.GetSite().Https)
        {
            // Whoever asks for health stands beside the process, inside the proxy.
            app.UseWhen(
                c => !c.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase),
                plain => plain.UseHttpsRedirection()
            );
        }
    }

    internal static bool ReachedOverTls(IConfiguration configuration, string site, bool development)
    {
        var url = SiteAddress.Of(configuration, site) ?? (development ? "http:" : "https:");
        return url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
    }
}
