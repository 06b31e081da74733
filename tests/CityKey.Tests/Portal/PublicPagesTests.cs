using System.Net;
using CityKey.Domain.PortalSwitch;
using CityKey.Tests.Web.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Portal;

/// <summary>Pages that are kept as drawn. An answer says that it was kept by its <c>Age</c>.</summary>
public sealed class PublicPagesTests
{
    private const string WayOnline = "href=\"/en/apply\"";

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/places")]
    [InlineData("/en/documents")]
    [InlineData("/en/privacy")]
    [InlineData("/en/portal")]
    public async Task A_public_page_is_drawn_once_for_everybody_and_is_as_protected_when_kept(string path)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        var drawn = await AskAsync(portal, path);
        var kept = await AskAsync(portal, path);
        Assert.False(drawn.IsKept);
        Assert.True(kept.IsKept);
        Assert.Equal(drawn.Body, kept.Body);
    }

    [Fact]
    public async Task Each_language_has_its_own()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await AskAsync(portal, "/en");
        var other = await AskAsync(portal, "/qps-plocm");
        Assert.False(other.IsKept);
        Assert.Contains("dir=\"rtl\"", other.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("dir=\"rtl\"", (await AskAsync(portal, "/en")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_kept_while_open_is_never_served_in_another_state()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        foreach (var mode in new[] { PortalMode.Paused, PortalMode.Dark, PortalMode.NoNew })
        {
            await AskAsync(portal, "/en");
            var open = await AskAsync(portal, "/en");
            Assert.True(open.IsKept);
            Assert.Contains(WayOnline, open.Body, StringComparison.Ordinal);
            await portal.SwitchAsync(mode);
            Assert.DoesNotContain(WayOnline, (await AskAsync(portal, "/en")).Body, StringComparison.Ordinal);
            Assert.DoesNotContain(WayOnline, (await AskAsync(portal, "/en")).Body, StringComparison.Ordinal);
            await portal.SwitchAsync(PortalMode.Open);
            Assert.Contains(WayOnline, (await AskAsync(portal, "/en")).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_kept_while_open_is_never_served_when_the_state_is_unknown()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await AskAsync(portal, "/en");
        await portal.ForgetStateAsync();
        Assert.DoesNotContain(WayOnline, (await AskAsync(portal, "/en")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_open_page_is_served_after_a_closed_one_under_concurrent_requests()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var stop = new CancellationTokenSource();
        var asking = Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    while (!stop.IsCancellationRequested)
                    {
                        await AskAsync(portal, "/en");
                    }
                })
        );
        for (var turn = 0; turn < 5; turn++)
        {
            await portal.SwitchAsync(PortalMode.Paused);
            for (var look = 0; look < 10; look++)
            {
                Assert.DoesNotContain(WayOnline, (await AskAsync(portal, "/en")).Body, StringComparison.Ordinal);
            }

            await portal.SwitchAsync(PortalMode.Open);
        }

        await stop.CancelAsync();
        await asking;
    }

    [Fact]
    public async Task The_calm_page_is_kept_in_place_of_a_form_and_the_form_itself_never()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        var first = await AskAsync(portal, "/en/apply");
        var second = await AskAsync(portal, "/en/apply");
        Assert.False(second.IsKept);
        Assert.NotEqual(first.Body, second.Body);
        await portal.SwitchAsync(PortalMode.Paused);
        await AskAsync(portal, "/en/apply");
        var calm = await AskAsync(portal, "/en/apply");
        Assert.True(calm.IsKept);
        Assert.Contains("Online applications are paused", calm.Body, StringComparison.Ordinal);
        await portal.SwitchAsync(PortalMode.Open);
        Assert.Contains(
            "__RequestVerificationToken",
            (await AskAsync(portal, "/en/apply")).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_has_an_application_open_neither_gets_a_kept_page_nor_leaves_one()
    {
        var pages = new WatchedPages();
        await using var portal = await PortalUnderTest.OpenAsync(s => s.AddSingleton<IOutputCacheStore>(pages));
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.GetAsync("/en/privacy");
        await browser.GetAsync("/en");
        Assert.Equal(0, pages.Count);
        await AskAsync(portal, "/en");
        Assert.Equal(1, pages.Count);
        using var answer = await browser.RawAsync(new HttpRequestMessage(HttpMethod.Get, "/en"));
        Assert.Null(answer.Headers.Age);
    }

    [Fact]
    public async Task A_query_is_not_cached_and_a_change_of_the_switch_empties_the_cache()
    {
        var pages = new WatchedPages();
        await using var portal = await PortalUnderTest.OpenAsync(s => s.AddSingleton<IOutputCacheStore>(pages));
        await AskAsync(portal, "/en?a=1");
        Assert.Equal(0, pages.Count);
        await AskAsync(portal, "/en");
        await AskAsync(portal, "/en/places");
        Assert.Equal(2, pages.Count);
        await portal.SwitchAsync(PortalMode.Paused);
        await pages.EmptiedAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<(string Body, bool IsKept)> AskAsync(PortalUnderTest portal, string path)
    {
        using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = portal.Address,
        };
        using var answer = await plain.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        ProtectedAnswer.Check(answer, path);
        return (
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Headers.Age is not null
        );
    }
}
