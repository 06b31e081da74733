using System.Net;

namespace CityKey.Tests.Staff;

/// <summary>Who may go where is proved in <c>Proofs/EndpointsTests</c>, against its table; these tests cover the
/// rest.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private StaffSite site = null!;

    public async ValueTask InitializeAsync() => site = await StaffSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

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
}
