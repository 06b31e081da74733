using System.Net;
using CityKey.Data.Settings;
using CityKey.Web.Security;

namespace CityKey.Web.Starting;

/// <summary>Host names, addresses and the proxy in front.</summary>
internal sealed class AddressCheck : IStartCheck
{
    // Wider than this is no network that one city runs.
    private const int WidestVersion4 = 8;
    private const int WidestVersion6 = 32;

    public Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StartProblem>>(
            !starting.HasSite ? []
            : starting.Development ? [.. Exposed(starting)]
            : [.. Hosts(starting), .. Addresses(starting), .. ProxyNetworks(starting)]
        );

    // Development pages and accounts are for whoever sits at the machine.
    private static IEnumerable<StartProblem> Exposed(StartingRole starting) =>
        Own(starting)
            .Where(u => !u.IsLoopback)
            .Select(_ => new StartProblem(
                "environment",
                $"Development serves this machine alone: let Urls:{starting.Role} be a loopback address, or start as Production."
            ));

    private static IEnumerable<StartProblem> Hosts(StartingRole starting)
    {
        var hosts = (starting.Settings["AllowedHosts"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (hosts.Length == 0 || hosts.Any(h => h is "*" or "[::]" or "0.0.0.0"))
        {
            yield return new StartProblem(
                "AllowedHosts",
                "list the host names of this site, separated by semicolons; empty or * lets anybody's name in."
            );
        }
    }

    private static IEnumerable<StartProblem> Addresses(StartingRole starting)
    {
        var (own, behind) = ($"Urls:{starting.Role}", $"Urls:Public{starting.Role}");
        if (string.IsNullOrWhiteSpace(starting.Settings[own]))
        {
            yield return new StartProblem(own, "say where the site listens, such as http://*:8080 behind a proxy.");
        }

        var plain = Own(starting).Any(u => u.Scheme == Uri.UriSchemeHttp);
        if (plain && Proxy.Known(starting.Settings).Networks.Count == 0)
        {
            yield return new StartProblem(
                own,
                "this is plain http: use https, or put a proxy in front and name its network in Proxy:KnownNetworks."
            );
        }

        if (
            plain
            && SiteAddress
                .Of(starting.Settings, starting.Role)
                ?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) != true
        )
        {
            yield return new StartProblem(
                behind,
                "give the https address at which people reach this site through the proxy; cookies and links need it."
            );
        }
    }

    private static IEnumerable<StartProblem> ProxyNetworks(StartingRole starting)
    {
        var (networks, unreadable) = Proxy.Known(starting.Settings);
        foreach (var word in unreadable)
        {
            yield return new StartProblem(
                "Proxy:KnownNetworks",
                $"'{word}' is no network; write 10.1.2.0/24 or 10.1.2.3/32."
            );
        }

        foreach (var wide in networks.Where(IsWide))
        {
            yield return new StartProblem(
                "Proxy:KnownNetworks",
                $"{wide} is so wide that anybody's word about the sender would count; name the proxy's own network."
            );
        }

        if (starting.Settings["FORWARDEDHEADERS_ENABLED"] is not null)
        {
            yield return new StartProblem(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED",
                "take it away: it believes every sender. Proxy:KnownNetworks says whom to believe."
            );
        }
    }

    private static bool IsWide(IPNetwork network) =>
        network.PrefixLength
        < (
            network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
                ? WidestVersion4
                : WidestVersion6
        );

    private static IEnumerable<Uri> Own(StartingRole starting) =>
        (starting.Settings[$"Urls:{starting.Role}"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(u =>
                Uri.TryCreate(
                    u.Replace("*", "0.0.0.0", StringComparison.Ordinal)
                        .Replace("+", "0.0.0.0", StringComparison.Ordinal),
                    UriKind.Absolute,
                    out var uri
                )
                    ? uri
                    : null
            )
            .OfType<Uri>();
}
