using System.Net;
using CityKey.Data.Accounts;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CityKey.Tests.Staff.Pages.Portal;

public sealed class IndexTests()
    : StaffPageTest(new FakeTimeProvider(new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.Zero)))
{
    [Fact]
    public async Task One_button_closes_the_portal_and_the_history_says_who_and_why()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var off = await administrator.ChangeSwitchAsync("close");

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
        Assert.Equal("paused usual 2027-01-18", await Site.LastChangeAsync());
    }

    [Fact]
    public async Task The_password_is_required_for_every_change()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await administrator.ChangeSwitchAsync("open", ("password", "a guess of mine"))).Status
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await administrator.ChangeSwitchAsync("open", ("password", ""))).Status
        );
        Assert.Equal("paused", await Site.ModeAsync());

        Assert.Contains(
            "Online applications are ON",
            (await administrator.ChangeSwitchAsync("open")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await administrator.ChangeSwitchAsync("close", ("password", ""))).Status
        );
        Assert.Equal("open", await Site.ModeAsync());
    }

    [Fact]
    public async Task Opening_from_a_stale_page_is_refused_and_closing_is_not()
    {
        using var first = await Site.SignedInAsync("admin@citykey.example");
        using var second = await Site.SignedInAsync("admin2@citykey.example");
        var old = await first.GetAsync("/portal");
        await second.ChangeSwitchAsync("open");
        await second.ChangeSwitchAsync("close");

        var late = await first.SendToAsync(old, "/portal/open", "epoch", ("password", DemonstrationAccounts.Password));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("paused", await Site.ModeAsync());
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await first.SendToAsync(old, "/portal/close", "epoch", ("password", DemonstrationAccounts.Password))
            ).Status
        );
    }

    [Fact]
    public async Task A_clerk_who_sends_the_form_changes_nothing()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        var page = await administrator.GetAsync("/portal");
        using var clerk = await Site.SignedInAsync("clerk@citykey.example");

        var answer = await clerk.SendToAsync(
            page,
            "/portal/open",
            "epoch",
            ("password", DemonstrationAccounts.Password)
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("paused", await Site.ModeAsync());
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
    public async Task Administrators_see_an_unknown_state_and_closing_repairs_it(string damage, string told)
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        await Site.Database.AskAsync<object>("ck_owner", damage);

        Assert.Contains(
            told,
            (await administrator.GetAsync("/portal")).Page.QuerySelector(".notice.stop")!.TextContent,
            StringComparison.Ordinal
        );

        Assert.Null((await administrator.ChangeSwitchAsync("close")).Page.QuerySelector(".notice.stop"));
        Assert.Equal("paused", await Site.ModeAsync());
    }

    [Fact]
    public async Task Going_from_dark_to_no_new_ones_is_opening_and_needs_the_page_to_show_what_is_in_force()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        var old = await administrator.GetAsync("/portal");
        await administrator.ChangeSwitchAsync("close", ("mode", "dark"));

        var late = await administrator.SendToAsync(
            old,
            "/portal/close",
            "epoch",
            ("mode", "nonew"),
            ("until", "2027-02-01T17:00"),
            ("password", DemonstrationAccounts.Password)
        );

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("dark", await Site.ModeAsync());
    }

    [Theory]
    [InlineData("paused", "dark")]
    [InlineData("dark", "paused")]
    public async Task An_unfinished_close_is_finished_by_the_one_button_and_never_less_closed_than_announced(
        string announced,
        string chosen
    )
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        await Site.Database.AskAsync<object>(
            "ck_staff",
            "SELECT platform.portal_announce($1, NULL, 'usual', NULL)",
            announced
        );

        Assert.Equal(HttpStatusCode.OK, (await administrator.ChangeSwitchAsync("close", ("mode", chosen))).Status);

        Assert.Equal(
            "dark false",
            await Site.Database.AskAsync<string>("ck_staff", "SELECT mode || ' ' || closing FROM platform.portal_now()")
        );
    }

    [Fact]
    public async Task The_history_says_how_many_connections_a_close_terminated()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        await using var hung = new NpgsqlConnection(Site.Database.ConnectionString("ck_portal") + ";Pooling=false");
        await hung.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock_shared(17227, 1)", hung);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var off = await administrator.ChangeSwitchAsync("close");

        Assert.Contains(
            "1 portal connection delayed the close and was cut off",
            off.Page.QuerySelector("#history ~ .list")!.TextContent,
            StringComparison.Ordinal
        );
    }
}
