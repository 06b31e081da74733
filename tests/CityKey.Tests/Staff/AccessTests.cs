using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Staff;

public sealed class AccessTests : IAsyncLifetime
{
    private StaffSite site = null!;

    public async ValueTask InitializeAsync() => site = await StaffSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_endpoint_has_the_policy_that_the_table_says()
    {
        var table = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Staff", "endpoints.txt"));

        Assert.Equal(table.Where(l => l.Length > 0).Order(StringComparer.Ordinal), Endpoints().Select(e => $"{e.Route} {e.Policy}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_let_in_unless_the_table_says_anonymous()
    {
        using var stranger = site.Browser();
        foreach (var (route, _) in Endpoints().Where(e => e.Policy != "anonymous"))
        {
            var answer = await stranger.GetAsync(Example(route));

            Assert.StartsWith("/sign-in?return=", answer.Path, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("clerk@citykey.example", "review")]
    [InlineData("supervisor@citykey.example", "review")]
    [InlineData("admin@citykey.example", "switch profile")]
    [InlineData("records@citykey.example", "holds profile")]
    [InlineData("counsel@citykey.example", "holds profile")]
    [InlineData("auditor@citykey.example", "")]
    public async Task A_role_goes_where_the_table_says_and_nowhere_else(string email, string policies)
    {
        using var staff = await site.SignedInAsync(email);
        foreach (var (route, needed) in Endpoints().Where(e => e.Policy is "review" or "switch" or "holds" or "profile"))
        {
            var answer = await staff.GetAsync(Example(route));

            Assert.Equal(!policies.Split(' ').Contains(needed), answer.Status == HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task An_administrator_cannot_open_an_application()
    {
        var reference = await site.SubmittedAsync();
        using var administrator = await site.SignedInAsync("admin@citykey.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync($"/applications/{reference}")).Status);
    }

    [Fact]
    public async Task The_residents_pages_are_not_served_here()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync("/en")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync("/en/apply")).Status);
    }

    [Fact]
    public async Task The_style_sheet_is_there()
    {
        using var stranger = site.Browser();
        var page = await stranger.GetAsync("/sign-in");
        var sheets = page.Page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).ToList();

        Assert.Equal(2, sheets.Count);
        foreach (var sheet in sheets)
        {
            using var answer = await stranger.RawAsync(sheet);
            Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
            Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    private List<(string Route, string Policy)> Endpoints() =>
        [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => ($"/{e.RoutePattern.RawText!.TrimStart('/')}", PolicyOf(e)))];

    private static string PolicyOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
        : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "signed-in";

    private static string Example(string route) => route
        .Replace("{reference}", "00000000000", StringComparison.Ordinal)
        .Replace("{handler?}", "", StringComparison.Ordinal)
        .Replace("{upload:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
}
