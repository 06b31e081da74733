using System.Globalization;
using System.Reflection;
using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Portal.Routing;
using CityKey.Staff.Review;
using CityKey.Staff.Routing;

namespace CityKey.Tests.Proofs;

/// <summary>The two tables of addresses against the routes that the sites serve.</summary>
[Collection(nameof(SeededSitesFixture))]
public sealed class RoutesTests(SeededSitesFixture proofs)
{
    // No page links to these: the redirect to a language, pages for developers, a link in an e-mail, and health checks.
    private static readonly string[] Unlinked =
    [
        "/",
        "/_parts",
        "/_mail",
        "/invitation/{token}",
        "/health/live",
        "/health/ready",
    ];

    [Fact]
    public async Task Every_address_in_the_portal_s_table_is_a_route_and_every_route_is_in_the_table()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await CompareAsync(proofs.Sites.PortalServices, typeof(PortalRoutes));
    }

    [Fact]
    public Task Every_address_in_the_staff_site_s_table_is_a_route_and_every_route_is_in_the_table() =>
        CompareAsync(proofs.Sites.StaffServices, typeof(StaffRoutes));

    private static async Task CompareAsync(IServiceProvider site, Type table)
    {
        var routes = (await Endpoints.OfAsync(site, table.Name)).Where(r => r.Verb is "GET" or "POST").ToList();
        var addresses = AddressesIn(table).ToList();

        Assert.DoesNotContain(addresses, a => !routes.Any(r => Serves(r, a)));
        Assert.DoesNotContain(
            routes.Select(r => r.Route).Except(Unlinked),
            r => !addresses.Any(a => Serves(r, routes, a))
        );
    }

    private static bool Serves(EndpointRow route, string address) => route.Takes(address.Split('#')[0]);

    private static bool Serves(string route, List<EndpointRow> routes, string address) =>
        routes.Any(r => r.Route == route && Serves(r, address));

    // Constants, properties, and methods with a sample of each parameter.
    private static IEnumerable<string> AddressesIn(Type table)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return table
            .GetFields(Own)
            .Select(f => (string)f.GetValue(null)!)
            .Concat(table.GetMethods(Own).SelectMany(Calls));
    }

    private static IEnumerable<string> Calls(MethodInfo method)
    {
        var parameters = method.GetParameters().Select(p => p.ParameterType).ToList();
        IEnumerable<object> samples =
            parameters is not [var only] ? []
            : only == typeof(ApplyStep) ? ApplicationSteps.All
            : only == typeof(VisitStep) ? VisitSteps.All
            : [Sample(only)];
        return parameters.Count == 1
            ? samples.Select(sample => (string)method.Invoke(null, [sample])!)
            : [(string)method.Invoke(null, [.. parameters.Select(Sample)])!];
    }

    private static object Sample(Type type) =>
        type == typeof(string) ? "en"
        : type == typeof(int) ? 1
        : type == typeof(long) ? 1L
        : type == typeof(Guid) ? Guid.Empty
        : new QueuePosition(DateTimeOffset.UnixEpoch, Guid.Empty);
}
