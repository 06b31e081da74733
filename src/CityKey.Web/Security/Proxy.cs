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

/// <summary>The reverse proxy, if there is one. Forwarded headers count only from the known networks, and plain HTTP is
/// redirected to HTTPS.</summary>
public static class Proxy
{
    /// <summary>The networks in <c>Proxy:KnownNetworks</c>, and the entries that cannot be read as one.</summary>
    public static (IReadOnlyList<IPNetwork> Networks, IReadOnlyList<string> Unreadable) Known(
        IConfiguration configuration
    )
    {
        var entries =
            configuration.GetSection("Proxy:KnownNetworks").Get<string[]>()
            ?? (configuration["Proxy:KnownNetworks"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var networks = new List<IPNetwork>();
        var unreadable = new List<string>();
        foreach (var entry in entries)
        {
            if (IPNetwork.TryParse(entry, out var network))
            {
                networks.Add(network);
            }
            else
            {
                unreadable.Add(entry);
            }
        }

        return (networks, unreadable);
    }

    internal static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Not the host header: the proxy passes it on unchanged, and host filtering checks it.
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
            // Health checks come from inside the proxy, over plain HTTP.
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
