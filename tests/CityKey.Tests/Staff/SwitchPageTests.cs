using System.Net;
using CityKey.Data.Accounts;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CityKey.Tests.Staff;

public sealed class SwitchPageTests : IAsyncLifetime
{
    // A Friday, so that the next working day is a Monday.
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.Zero));
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
        Assert.Contains(
            "admin@citykey.example",
            off.Page.QuerySelector("#history ~ .list")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Review of how data is kept",
            off.Page.QuerySelector("#history ~ .list")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("paused usual 2027-01-18", await LastAsync());
    }

    [Fact]
    public async Task The_password_is_asked_for_this_act_alone()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await TurnAsync(administrator, "on", ("password", "a guess of mine"))).Status
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await TurnAsync(administrator, "on", ("password", ""))).Status
        );
        Assert.Equal("paused", await ModeAsync());

        Assert.Contains(
            "Online applications are ON",
            (await TurnAsync(administrator, "on")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await TurnAsync(administrator, "off", ("password", ""))).Status
        );
        Assert.Equal("open", await ModeAsync());
    }

    [Fact]
    public async Task Opening_from_a_page_that_somebody_has_overtaken_is_refused_and_closing_never_is()
    {
        using var first = await site.SignedInAsync("admin@citykey.example");
        using var second = await site.SignedInAsync("admin2@citykey.example");
        var old = await first.GetAsync("/portal");
        await TurnAsync(second, "on");
        await TurnAsync(second, "off");

        var late = await first.SendAsync(old, "epoch", ("act", "on"), ("password", DemonstrationAccounts.Password));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("paused", await ModeAsync());
        Assert.Equal(
            HttpStatusCode.OK,
            (await first.SendAsync(old, "epoch", ("act", "off"), ("password", DemonstrationAccounts.Password))).Status
        );
    }

    [Fact]
    public async Task A_clerk_who_sends_the_form_changes_nothing()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        var page = await administrator.GetAsync("/portal");
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        var answer = await clerk.SendAsync(page, "epoch", ("act", "on"), ("password", DemonstrationAccounts.Password));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("paused", await ModeAsync());
    }

    [Fact]
    public async Task The_other_modes_are_a_choice_below_the_one_button()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");

        Assert.Contains(
            "The online portal is DARK",
            (await TurnAsync(administrator, "off", ("mode", "dark"))).Text,
            StringComparison.Ordinal
        );
        var less = await TurnAsync(
            administrator,
            "off",
            ("mode", "nonew"),
            ("until", "2027-02-01T17:00"),
            ("wording", "short"),
            ("note", "Two people are ill.")
        );

        Assert.Contains("Online: no new applications", less.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 1 Feb 2027, 17:00", less.Text, StringComparison.Ordinal);
        Assert.Contains("Two people are ill.", less.Text, StringComparison.Ordinal);
        Assert.Equal("nonew short 2027-01-18", await LastAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2027-01-15T05:59")]
    [InlineData("9999-12-31T23:59")]
    public async Task No_new_ones_needs_a_time_that_is_still_to_come_and_nothing_typed_is_lost(string until)
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");

        var refused = await TurnAsync(
            administrator,
            "off",
            ("mode", "nonew"),
            ("until", until),
            ("note", "Kept as typed.")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#until-error"));
        Assert.Equal("Kept as typed.", refused.Page.QuerySelector("[name=note]")!.TextContent.Trim());
        Assert.Equal("open", await ModeAsync());
    }

    [Fact]
    public async Task A_close_does_not_wait_for_words_that_cannot_be_taken()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");

        var closed = await TurnAsync(
            administrator,
            "off",
            ("own-en", new string('x', 301)),
            ("own-es", "Volvemos el lunes."),
            ("note", "\u202Eturned"),
            ("review-day", "31"),
            ("review-month", "2"),
            ("review-year", "2027")
        );

        Assert.Equal("paused", await ModeAsync());
        Assert.Equal(
            3,
            closed
                .Page.QuerySelectorAll(".notice.wait")
                .Count(n => n.TextContent.Contains("one item was left out", StringComparison.Ordinal))
        );
        Assert.Equal(
            """{"es": "Volvemos el lunes."}""",
            await site.Database.AskAsync<string>("ck_owner", "SELECT own_words::text FROM platform.portal_state")
        );
    }

    [Theory]
    [InlineData("DELETE FROM platform.portal_state", "The portal’s state is missing")]
    [InlineData("UPDATE platform.portal_state SET mode = 'ajar'", "cannot be read")]
    [InlineData(
        "UPDATE platform.portal_state SET system_identifier = 1, seen_start = NULL",
        "A backup may have been restored"
    )]
    [InlineData(
        "UPDATE platform.portal_state SET timeline = '0000FFFF', seen_timeline = '0000FFFF', seen_start = NULL",
        "A second copy of the database has taken over"
    )]
    public async Task An_unknown_state_is_told_to_administrators_with_what_to_do_and_turning_it_off_mends_it(
        string damage,
        string told
    )
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        await site.Database.AskAsync<object>("ck_owner", damage);

        Assert.Contains(
            told,
            (await administrator.GetAsync("/portal")).Page.QuerySelector(".notice.stop")!.TextContent,
            StringComparison.Ordinal
        );

        Assert.Null((await TurnAsync(administrator, "off")).Page.QuerySelector(".notice.stop"));
        Assert.Equal("paused", await ModeAsync());
    }

    [Fact]
    public async Task Going_from_dark_to_no_new_ones_is_opening_and_needs_the_page_to_show_what_is_in_force()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        var old = await administrator.GetAsync("/portal");
        await TurnAsync(administrator, "off", ("mode", "dark"));

        var late = await administrator.SendAsync(
            old,
            "epoch",
            ("act", "off"),
            ("mode", "nonew"),
            ("until", "2027-02-01T17:00"),
            ("password", DemonstrationAccounts.Password)
        );

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("dark", await ModeAsync());
    }

    [Theory]
    [InlineData("paused", "dark")]
    [InlineData("dark", "paused")]
    public async Task A_close_that_was_announced_and_never_finished_is_finished_by_the_one_button_and_never_less_than_announced(
        string announced,
        string chosen
    )
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        await site.Database.AskAsync<object>(
            "ck_staff",
            "SELECT platform.portal_announce($1, NULL, 'usual', NULL)",
            announced
        );

        Assert.Equal(HttpStatusCode.OK, (await TurnAsync(administrator, "off", ("mode", chosen))).Status);

        Assert.Equal(
            "dark false",
            await site.Database.AskAsync<string>("ck_staff", "SELECT mode || ' ' || closing FROM platform.portal_now()")
        );
    }

    [Fact]
    public async Task A_note_of_two_lines_is_kept_and_own_words_become_one()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");

        var closed = await TurnAsync(
            administrator,
            "off",
            ("note", "First.\r\nSecond."),
            ("own-en", "Back on Monday.\r\nThank you.")
        );

        Assert.DoesNotContain("one item was left out", closed.Text, StringComparison.Ordinal);
        Assert.Equal(
            "First.\nSecond.",
            await site.Database.AskAsync<string>(
                "ck_staff",
                "SELECT note FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
            )
        );
        Assert.Equal(
            "Back on Monday. Thank you.",
            await site.Database.AskAsync<string>("ck_owner", "SELECT own_words->>'en' FROM platform.portal_state")
        );
    }

    [Fact]
    public async Task A_rehearsal_of_no_new_ones_says_of_no_draft_that_its_deadline_stops()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        var page = await administrator.GetAsync("/portal");

        var paused = await administrator.SendAsync(page, "epoch", ("act", "rehearse"));
        var noNew = await administrator.SendAsync(
            page,
            "epoch",
            ("act", "rehearse"),
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
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        var page = await administrator.GetAsync("/portal");

        var shown = await administrator.SendAsync(
            page,
            "epoch",
            ("act", "rehearse"),
            ("mode", "dark"),
            ("own-en", "We are back on Monday."),
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
        Assert.Equal("open", await ModeAsync());
        Assert.Equal(1L, await site.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM platform.portal_change"));
    }

    [Fact]
    public async Task Whom_a_close_cut_off_is_said_where_it_stands()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        await using var hung = new NpgsqlConnection(site.Database.ConnectionString("ck_portal") + ";Pooling=false");
        await hung.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock_shared(17227, 1)", hung);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var off = await TurnAsync(administrator, "off");

        Assert.Contains(
            "1 portal connection delayed the close and was cut off",
            off.Page.QuerySelector("#history ~ .list")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task On_the_day_a_banner_asks_to_look_again_until_it_is_signed_off_with_one_click()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await TurnAsync(administrator, "on");
        Assert.DoesNotContain(
            "Review due today",
            (await TurnAsync(administrator, "off")).Text,
            StringComparison.Ordinal
        );
        time.Advance(TimeSpan.FromDays(3));
        using var onMonday = await site.SignedInAsync("admin2@citykey.example");
        var asked = await onMonday.GetAsync("/portal");
        Assert.Contains("Review due today", asked.Text, StringComparison.Ordinal);

        var signed = await onMonday.PostAsync(asked, "/portal/review", ("epoch", "2"));

        Assert.DoesNotContain("Review due today", signed.Text, StringComparison.Ordinal);
        Assert.Equal(
            "2027-01-19",
            await site.Database.AskAsync<string>("ck_staff", "SELECT next_on::text FROM platform.portal_review")
        );
        Assert.Equal(
            1L,
            await site.Database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM audit.entry WHERE action = 'portal.reviewed'"
            )
        );
    }

    private Task<string?> ModeAsync() =>
        site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")!;

    private Task<string?> LastAsync() =>
        site.Database.AskAsync<string>(
            "ck_staff",
            "SELECT concat_ws(' ', to_mode, wording, review_on) FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
        )!;

    private static async Task<StaffAnswer> TurnAsync(
        StaffBrowser browser,
        string way,
        params (string Name, string Value)[] more
    ) =>
        await browser.SendAsync(
            await browser.GetAsync("/portal"),
            "epoch",
            [
                ("act", way),
                .. more.Any(m => m.Name == "password")
                    ? Array.Empty<(string, string)>()
                    : [("password", DemonstrationAccounts.Password)],
                .. more,
            ]
        );
}
