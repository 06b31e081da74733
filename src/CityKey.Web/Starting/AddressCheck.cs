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
                $"Development may serve only this machine: set Urls:{starting.Role} to a loopback address, or "
                    + "start as Production."
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
                "list the host names of this site, separated by semicolons. An empty list or * accepts any host name."
            );
        }
    }

    private static IEnumerable<StartProblem> Addresses(StartingRole starting)
    {
        var (own, behind) = ($"Urls:{starting.Role}", $"Urls:Public{starting.Role}");
        if (string.IsNullOrWhiteSpace(starting.Settings[own]))
        {
            yield return new StartProblem(
                own,
                "set the address on which the site listens, such as http://*:8080 behind a proxy."
            );
        }

        var plain = Own(starting).Any(u => u.Scheme == Uri.UriSchemeHttp);
        if (plain && Proxy.Known(starting.Settings).Networks.Count == 0)
        {
            yield return new StartProblem(
                own,
                "this is plain HTTP: use HTTPS, or use a reverse proxy and list its network in Proxy:KnownNetworks."
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
                "set the HTTPS address at which people reach this site through the proxy. Cookies and links need it."
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
                $"'{word}' is not a network. Use a format such as 10.1.2.0/24 or 10.1.2.3/32."
            );
        }

        foreach (var wide in networks.Where(IsWide))
        {
            yield return new StartProblem(
                "Proxy:KnownNetworks",
                $"{wide} is too wide: it would trust almost any machine to say who the sender is. List only the "
                    + "proxy's own network."
            );
        }

        if (starting.Settings["FORWARDEDHEADERS_ENABLED"] is not null)
        {
            yield return new StartProblem(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED",
                "remove this variable: it trusts every sender. Use Proxy:KnownNetworks to list the proxies to trust."
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
