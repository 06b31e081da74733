using System.Net;
using CityKey.Portal;
using CityKey.Portal.Gate;
using CityKey.Testing.Uploads;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Tests.Portal;

public sealed class SiteTests
{
    [Theory]
    [InlineData("es-MX, en;q=0.5", "/es")]
    [InlineData("fr, es;q=0, en;q=0.1", "/en")]
    [InlineData("pl", "/en")]
    [InlineData("", "/en")]
    public async Task The_first_page_is_in_a_language_that_the_site_has(string asked, string expected)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var answer = await browser.RawAsync(request);
        Assert.Equal(expected, answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/applications")]
    [InlineData("/cards")]
    [InlineData("/xx")]
    [InlineData("/en/nowhere")]
    public async Task Pages_of_the_staff_site_and_unknown_pages_are_not_found(string path)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Style_sheets_are_served_and_not_empty()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.GetAsync("/en");
        var sheets = browser
            .Page.QuerySelectorAll("link[rel=stylesheet]")
            .Select(l => l.GetAttribute("href")!)
            .ToList();
        Assert.Equal(2, sheets.Count);
        foreach (var sheet in sheets)
        {
            using var answer = await browser.RawAsync(new HttpRequestMessage(HttpMethod.Get, sheet));
            Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
            Assert.True(
                (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 1000
            );
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("qps-ploc")]
    [InlineData("qps-plocm")]
    public async Task Public_pages_are_there_in_every_mode_and_direction(string language)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        foreach (var page in new[] { "", "/places", "/privacy", "/portal", "/finish", "/return", "/apply" })
        {
            await browser.GetAsync($"/{language}{page}");
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.Single(browser.Page.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task A_post_without_its_token_is_refused()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        using var start = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/en/apply") { Content = new FormUrlEncodedContent([]) }
        );
        Assert.Equal(HttpStatusCode.BadRequest, start.StatusCode);
        Assert.Equal(0, await portal.CountAsync("intake.application"));
        await browser.ToCheckAsync();
        using var submit = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/en/apply/check") { Content = new FormUrlEncodedContent([]) }
        );
        Assert.Equal(HttpStatusCode.BadRequest, submit.StatusCode);
        using var upload = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Post, "/en/apply/photo")
            {
                Content = new MultipartFormDataContent
                {
                    { new ByteArrayContent(SamplePictures.Portrait), "file", "a.jpg" },
                },
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, upload.StatusCode);
        Assert.Equal(0, await portal.CountAsync("review.queue_item"));
    }

    [Fact]
    public void Every_page_of_an_application_names_the_online_act_it_is_for()
    {
        var pages = typeof(PortalHost)
            .Assembly.GetTypes()
            .Where(t =>
                t.IsSubclassOf(typeof(PageModel))
                && !t.IsAbstract
                && (
                    t.Namespace!.EndsWith(".Apply", StringComparison.Ordinal)
                    || t.Namespace.EndsWith(".Return", StringComparison.Ordinal)
                )
            )
            .ToList();
        Assert.True(pages.Count > 10);
        Assert.All(pages, p => Assert.Single(p.GetCustomAttributes(typeof(OnlineAttribute), true)));
    }
}
