using System.Net;

namespace CityKey.Tests.Web.Security;

/// <summary>A site in production, behind a proxy on this machine that ends TLS.</summary>
public sealed class ProxyTests
{
    private const string Host = "portal.example";

    private static readonly (string, string)[] Behind =
    [
        ("Urls:PublicPortal", $"https://{Host}"),
        ("AllowedHosts", Host),
        ("Proxy:KnownNetworks", "127.0.0.0/8, ::1/128"),
    ];

    [Fact]
    public async Task The_proxys_word_about_sender_and_scheme_counts()
    {
        await using var host = await PartsHost.StartAsync("Production", Behind);
        using var answer = await AskAsync(host, "/sender", Host, "https");
        Assert.Equal(
            "https 198.51.100.7",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains(
            "max-age=",
            Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Anybody_elses_word_does_not()
    {
        await using var host = await PartsHost.StartAsync("Development", ("Proxy:KnownNetworks", "203.0.113.0/24"));
        using var answer = await AskAsync(host, "/sender", Host, "https");
        Assert.Equal("http 127.0.0.1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_plain_request_is_led_to_tls_and_promises_nothing()
    {
        await using var host = await PartsHost.StartAsync("Production", Behind);
        using var answer = await AskAsync(host, "/sender?a=1", Host, "http");
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal($"https://{Host}/sender?a=1", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Health_is_answered_without_tls_to_whoever_stands_inside()
    {
        await using var host = await PartsHost.StartAsync("Production", Behind);
        using var answer = await AskAsync(host, "/health/live", Host, scheme: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("portal.example.evil.example")]
    [InlineData("127.0.0.1")]
    public async Task A_host_name_that_is_not_ours_is_refused_with_all_headers_and_no_words(string name)
    {
        await using var host = await PartsHost.StartAsync("Production", Behind);
        using var answer = await AskAsync(host, "/sender", name, "https");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.True(answer.Headers.Contains("X-Content-Type-Options"));
    }

    private static async Task<HttpResponseMessage> AskAsync(PartsHost host, string path, string name, string? scheme)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = host.Client.BaseAddress,
        };
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        ask.Headers.Host = name;
        ask.Headers.Add("X-Forwarded-For", "198.51.100.7");
        if (scheme is not null)
        {
            ask.Headers.Add("X-Forwarded-Proto", scheme);
        }

        return await client.SendAsync(ask, TestContext.Current.CancellationToken);
    }
}
