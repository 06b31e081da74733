using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff;

public sealed class SwitchPageTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private StaffSite site = null!;

    public async ValueTask InitializeAsync() => site = await StaffSite.StartAsync(time);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task One_button_turns_it_off_and_the_history_says_who_and_why()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");

        var off = await TurnAsync(administrator, "off");

        Assert.Contains("Online applications are OFF", off.Text, StringComparison.Ordinal);
        Assert.Contains("admin@citykey.example", off.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A review of how data is kept", off.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("paused", await site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));
    }

    [Fact]
    public async Task Five_minutes_after_the_sign_in_the_password_is_asked_again_for_this_act()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        time.Advance(TimeSpan.FromMinutes(6));

        var refused = await TurnAsync(administrator, "on", ("password", "a guess of mine"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("paused", await site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));

        var done = await TurnAsync(administrator, "on", ("password", "demo demo demo demo"));
        Assert.Contains("Online applications are ON", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_from_a_page_that_somebody_has_overtaken_is_refused_and_closing_never_is()
    {
        using var first = await site.SignedInAsync("admin@citykey.example");
        using var second = await site.SignedInAsync("admin2@citykey.example");
        var old = await first.GetAsync("/portal");
        await TurnAsync(second, "on");
        await TurnAsync(second, "off");

        var late = await first.SendAsync(old, "epoch", ("act", "on"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("paused", await site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));
        Assert.Equal(HttpStatusCode.OK, (await first.SendAsync(old, "epoch", ("act", "off"))).Status);
    }

    [Fact]
    public async Task A_clerk_who_sends_the_form_changes_nothing()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        var page = await administrator.GetAsync("/portal");
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        var answer = await clerk.SendAsync(page, "epoch", ("act", "on"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("paused", await site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()"));
    }

    private static async Task<StaffAnswer> TurnAsync(StaffBrowser browser, string way, params (string, string)[] more) =>
        await browser.SendAsync(await browser.GetAsync("/portal"), "epoch", [("act", way), .. more]);
}
