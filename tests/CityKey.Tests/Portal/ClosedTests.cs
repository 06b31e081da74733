using System.Net;
using System.Text.Json;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Uploads;

namespace CityKey.Tests.Portal;

public sealed class ClosedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_opened_before_a_close_is_refused_and_its_draft_is_intact(bool seen)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await (seen ? portal.SwitchAsync(PortalMode.Paused) : portal.CloseUnseenAsync());
        await browser.SendAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Status);
        Assert.Equal("Online applications are paused", browser.Heading);
        Assert.Contains("Your draft is saved", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await portal.CountAsync("review.queue_item"));
        await portal.SwitchAsync(PortalMode.Open);
        await browser.GetAsync("/en/apply/check");
        Assert.Contains("Ana O’Neill", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync();
        Assert.Equal("/en/apply/done", browser.Path);
    }

    [Theory]
    [InlineData("/en/apply")]
    [InlineData("/en/apply/tasks")]
    [InlineData("/en/apply/about-you")]
    [InlineData("/en/apply/address")]
    [InlineData("/en/apply/documents/add")]
    [InlineData("/en/apply/photo")]
    public async Task Every_entry_draws_the_calm_page_while_paused(string path)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await portal.SwitchAsync(PortalMode.Paused);
        await browser.GetAsync(path);
        Assert.Equal("Online applications are paused", browser.Heading);
        Assert.Contains("City Hall", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            browser.Page.QuerySelectorAll("a:not(.languages a)"),
            a => a.GetAttribute("href")!.Contains("/apply", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_upload_after_a_close_is_refused_and_stores_nothing()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.GetAsync("/en/apply/documents/add");
        await portal.CloseUnseenAsync();
        await browser.SendFileAsync(SamplePictures.Portrait, ("kind", "passport"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Status);
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_that_is_under_way_across_a_close_is_refused_and_its_draft_is_intact(bool seen)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.GetAsync("/en/apply/documents/add");
        using var upload = new StalledUpload(
            SamplePictures.Portrait,
            ("__RequestVerificationToken", browser.Token),
            ("kind", "passport")
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/apply/documents/add") { Content = upload };
        var sending = browser.RawAsync(request);
        await upload.Stalled;

        await (seen ? portal.SwitchAsync(PortalMode.Paused) : portal.CloseUnseenAsync());
        upload.GoOn();

        using var answer = await sending;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "/en/documents/list",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
        await portal.SwitchAsync(PortalMode.Open);
        await browser.GetAsync("/en/apply/documents/add");
        await browser.SendFileAsync(SamplePictures.Portrait, ("kind", "passport"));
        Assert.Equal(1, await portal.CountAsync("intake.upload"));
    }

    [Fact]
    public async Task While_paused_the_start_page_offers_no_online_way_and_the_status_can_be_read()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        await portal.SwitchAsync(PortalMode.Paused);
        await browser.GetAsync("/en");
        Assert.Null(browser.Page.QuerySelector("a[href='/en/apply']"));
        Assert.NotNull(browser.Page.QuerySelector("a[href='/en/places']"));
        Assert.Equal("Your application status", (await browser.GetAsync("/en/return/status")).Heading);
    }

    [Fact]
    public async Task Machines_read_the_state_for_five_seconds()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await portal.SwitchAsync(PortalMode.Paused);
        using var browser = portal.Visit();
        using var answer = await browser.RawAsync(new HttpRequestMessage(HttpMethod.Get, "/api/portal"));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.CacheControl!.MaxAge);
        using var json = JsonDocument.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("paused", json.RootElement.GetProperty("mode").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("epoch").GetInt64());
        Assert.StartsWith(
            "You can still",
            json.RootElement.GetProperty("message").GetProperty("en").GetString(),
            StringComparison.Ordinal
        );
    }
}
