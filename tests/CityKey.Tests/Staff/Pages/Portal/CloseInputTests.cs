using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Pages.Portal;

public sealed class CloseInputTests()
    : StaffPageTest(new FakeTimeProvider(new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.Zero)))
{
    [Fact]
    public async Task The_other_modes_are_a_choice_below_the_one_button()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        Assert.Contains(
            "The online portal is DARK",
            (await administrator.ChangeSwitchAsync("close", ("mode", "dark"))).Text,
            StringComparison.Ordinal
        );
        var less = await administrator.ChangeSwitchAsync(
            "close",
            ("mode", "nonew"),
            ("until", "2027-02-01T17:00"),
            ("wording", "short"),
            ("note", "Two people are ill.")
        );

        Assert.Contains("Online: no new applications", less.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 1 Feb 2027, 17:00", less.Text, StringComparison.Ordinal);
        Assert.Contains("Two people are ill.", less.Text, StringComparison.Ordinal);
        Assert.Equal("nonew short 2027-01-18", await Site.LastChangeAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2027-01-15T05:59")]
    [InlineData("9999-12-31T23:59")]
    public async Task A_stop_of_new_applications_needs_a_future_time_and_loses_no_input(string until)
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var refused = await administrator.ChangeSwitchAsync(
            "close",
            ("mode", "nonew"),
            ("until", until),
            ("note", "Kept as typed.")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#until-error"));
        Assert.Equal("Kept as typed.", refused.Page.QuerySelector("[name=note]")!.TextContent.Trim());
        Assert.Equal("open", await Site.ModeAsync());
    }

    [Fact]
    public async Task A_close_does_not_wait_for_words_that_cannot_be_taken()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var closed = await administrator.ChangeSwitchAsync(
            "close",
            ("own[en]", new string('x', 301)),
            ("own[es]", "Volvemos el lunes."),
            ("note", "\u202Eturned"),
            ("review-day", "31"),
            ("review-month", "2"),
            ("review-year", "2027")
        );

        Assert.Equal("paused", await Site.ModeAsync());
        Assert.Equal(
            3,
            closed
                .Page.QuerySelectorAll(".notice.wait")
                .Count(n => n.TextContent.Contains("one item was left out", StringComparison.Ordinal))
        );
        Assert.Equal(
            """{"es": "Volvemos el lunes."}""",
            await Site.Database.AskAsync<string>("ck_owner", "SELECT own_words::text FROM platform.portal_state")
        );
    }

    [Fact]
    public async Task A_note_of_two_lines_is_kept_and_own_words_become_one()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var closed = await administrator.ChangeSwitchAsync(
            "close",
            ("note", "First.\r\nSecond."),
            ("own[en]", "Back on Monday.\r\nThank you.")
        );

        Assert.DoesNotContain("one item was left out", closed.Text, StringComparison.Ordinal);
        Assert.Equal(
            "First.\nSecond.",
            await Site.Database.AskAsync<string>(
                "ck_staff",
                "SELECT note FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
            )
        );
        Assert.Equal(
            "Back on Monday. Thank you.",
            await Site.Database.AskAsync<string>("ck_owner", "SELECT own_words->>'en' FROM platform.portal_state")
        );
    }
}
