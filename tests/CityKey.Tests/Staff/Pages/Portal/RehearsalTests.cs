using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Pages.Portal;

public sealed class RehearsalTests()
    : StaffPageTest(new FakeTimeProvider(new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.Zero)))
{
    [Fact]
    public async Task A_rehearsal_of_a_stop_of_new_applications_stops_no_deadlines()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        var page = await administrator.GetAsync("/portal");

        var paused = await administrator.SendToAsync(page, "/portal/rehearse", "epoch");
        var noNew = await administrator.SendToAsync(
            page,
            "/portal/rehearse",
            "epoch",
            ("mode", "nonew"),
            ("until", "2027-02-01T17:00")
        );

        Assert.Contains(
            "deadlines stop",
            paused.Page.QuerySelector("#would-meet ~ .points")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "deadlines stop",
            noNew.Page.QuerySelector("#would-meet ~ .points")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_rehearsal_shows_what_would_be_in_every_language_and_changes_nothing()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        var page = await administrator.GetAsync("/portal");

        var shown = await administrator.SendToAsync(
            page,
            "/portal/rehearse",
            "epoch",
            ("mode", "dark"),
            ("own[en]", "We are back on Monday."),
            ("reason", "security")
        );

        Assert.Contains("nothing was changed", shown.Text, StringComparison.Ordinal);
        Assert.Contains(
            "We are back on Monday.",
            shown.Page.QuerySelector("blockquote[lang=en]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Lo que envió antes sigue bajo llave.",
            shown.Page.QuerySelector("blockquote[lang=es]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("open", await Site.ModeAsync());
        Assert.Equal(1L, await Site.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM platform.portal_change"));
    }
}
