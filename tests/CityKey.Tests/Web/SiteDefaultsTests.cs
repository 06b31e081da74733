using System.Net;

namespace CityKey.Tests.Web;

public sealed class SiteDefaultsTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/_parts", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/refused", 403)]
    [InlineData("/late", 409)]
    [InlineData("/broken", 500)]
    [InlineData("/health/live", 200)]
    [InlineData("/_content/CityKey.Web/tokens.css", 200)]
    public async Task Every_answer_carries_the_headers_that_protect_it(string path, int status)
    {
        await using var host = await PartsHost.StartAsync();
        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Ended);
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/no-such-page", "Page not found")]
    [InlineData("/late", "Something changed since you opened this page")]
    [InlineData("/broken", "Something went wrong on our end")]
    public async Task A_fault_is_a_page_that_says_what_to_do_and_nothing_of_the_fault(string path, string heading)
    {
        await using var host = await PartsHost.StartAsync();
        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Ended);
        var page = await answer.Content.ReadAsStringAsync(Ended);
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_style_sheets_are_served_and_kept_by_the_address_of_their_content()
    {
        await using var host = await PartsHost.StartAsync();
        var page = await host.Client.GetStringAsync(new Uri("/_parts", UriKind.Relative), Ended);
        var at = page.IndexOf("/_content/CityKey.Web/portal.css?v=", StringComparison.Ordinal);
        Assert.True(at > 0);
        using var sheet = await host.Client.GetAsync(new Uri(page[at..page.IndexOf('"', at)], UriKind.Relative), Ended);
        Assert.NotEmpty(await sheet.Content.ReadAsStringAsync(Ended));
        Assert.Equal(TimeSpan.FromDays(365), sheet.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task The_page_of_all_parts_is_there_for_builders_only()
    {
        await using var host = await PartsHost.StartAsync("Production");
        using var answer = await host.Client.GetAsync(new Uri("/_parts", UriKind.Relative), Ended);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Health_answers_with_a_status_and_no_words()
    {
        await using var host = await PartsHost.StartAsync();
        Assert.Empty(await host.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Ended));
        Assert.Empty(await host.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Ended));
    }
}
