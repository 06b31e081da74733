using System.Net;
using CityKey.Data.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Pages.Portal;

/// <summary>Planned changes, confirmation by a second administrator, and supervisors who may close.</summary>
public sealed class SwitchOrdersTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_close_can_be_planned_seen_and_taken_back()
    {
        await using var site = await StaffSite.StartAsync(time);
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var planned = await administrator.ChangeSwitchAsync("plan", ("at", "2027-01-20T17:00"), ("mode", "dark"));

        Assert.Contains(
            "Wed 20 Jan 2027, 17:00",
            planned.Page.QuerySelector(".notice.wait:has([formaction='/portal/Withdraw'])")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Online applications are ON", planned.Text, StringComparison.Ordinal);
        var plan = planned.Page.QuerySelector("[name=order]")!.GetAttribute("value")!;
        Assert.DoesNotContain(
            "A change is scheduled",
            (await administrator.ChangeSwitchAsync("withdraw", ("order", plan))).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await administrator.ChangeSwitchAsync("withdraw", ("order", plan))).Status
        );
    }

    [Theory]
    [InlineData("", "paused", "", "#at-error")]
    [InlineData("soon", "paused", "", "#at-error")]
    [InlineData("2027-01-15T05:59", "paused", "", "#at-error")]
    [InlineData("2027-01-20T17:00", "nonew", "2027-01-20T17:00", "#until-error")]
    public async Task A_plan_needs_times_that_come_in_their_order_and_nothing_typed_is_lost(
        string at,
        string mode,
        string until,
        string error
    )
    {
        await using var site = await StaffSite.StartAsync(time);
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var refused = await administrator.ChangeSwitchAsync(
            "plan",
            ("at", at),
            ("mode", mode),
            ("until", until),
            ("note", "Kept as typed.")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(error));
        Assert.Equal("Kept as typed.", refused.Page.QuerySelector("[name=note]")!.TextContent.Trim());
        Assert.Equal(0L, await site.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM platform.portal_order"));
    }

    [Fact]
    public async Task Where_the_city_wants_it_opening_waits_for_another_administrator()
    {
        await using var site = await StaffSite.StartAsync(time, settings: ("Portal:SecondToOpen", "true"));
        using var first = await site.SignedInAsync("admin@citykey.example");
        using var second = await site.SignedInAsync("admin2@citykey.example");

        var asked = await first.ChangeSwitchAsync("open");
        Assert.Contains("Another administrator must confirm this request", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Page.QuerySelector("[formaction='/portal/Approve'], [formaction='/portal/Open']"));
        Assert.Equal("paused", await site.ModeAsync());
        var order = asked.Page.QuerySelector("[name=order]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await first.ChangeSwitchAsync("approve", ("order", order))).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await second.ChangeSwitchAsync("approve", ("order", order), ("password", "a guess of mine"))).Status
        );

        var open = await second.ChangeSwitchAsync("approve", ("order", order));

        Assert.Contains("Online applications are ON", open.Text, StringComparison.Ordinal);
        Assert.Contains(
            "admin2@citykey.example, as ordered by admin@citykey.example",
            open.Page.QuerySelector("#history ~ .list")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_requester_can_withdraw_an_order_and_a_close_needs_no_second_person()
    {
        await using var site = await StaffSite.StartAsync(time, settings: ("Portal:SecondToOpen", "true"));
        using var first = await site.SignedInAsync("admin@citykey.example");
        var asked = await first.ChangeSwitchAsync("open");

        var back = await first.ChangeSwitchAsync(
            "withdraw",
            ("order", asked.Page.QuerySelector("[name=order]")!.GetAttribute("value")!)
        );
        Assert.NotNull(back.Page.QuerySelector("[formaction='/portal/Open']"));

        await first.ChangeSwitchAsync("close", ("mode", "dark"));
        Assert.Equal("dark", await site.ModeAsync());
    }

    [Fact]
    public async Task A_supervisor_on_call_closes_and_never_opens_where_the_city_wants_that()
    {
        await using var site = await StaffSite.StartAsync(time, settings: ("Portal:SupervisorsClose", "true"));
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        using var supervisor = await site.SignedInAsync("supervisor@citykey.example");
        await administrator.ChangeSwitchAsync("open");

        var closed = await supervisor.ChangeSwitchAsync("close");

        Assert.Contains("Online applications are OFF", closed.Text, StringComparison.Ordinal);
        Assert.Null(closed.Page.QuerySelector("[formaction]:not([formaction='/portal/Rehearse'])"));
        foreach (
            var (action, more) in new[]
            {
                ("open", ("mode", "paused")),
                ("plan", ("at", "2027-01-20T17:00")),
                ("approve", ("mode", "paused")),
                ("close", ("mode", "nonew")),
            }
        )
        {
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await supervisor.ChangeSwitchAsync(action, more, ("until", "2027-02-01T17:00"))).Status
            );
        }

        Assert.Equal("paused", await site.ModeAsync());
        await administrator.ChangeSwitchAsync("open");
        var looked = await supervisor.GetAsync("/portal");
        await administrator.ChangeSwitchAsync("close", ("mode", "dark"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (
                await supervisor.SendToAsync(
                    looked,
                    "/portal/close",
                    "epoch",
                    ("password", DemonstrationAccounts.Password)
                )
            ).Status
        );
        Assert.Equal("dark", await site.ModeAsync());
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/portal")).Status);
    }

    [Fact]
    public async Task A_supervisor_has_nothing_to_do_with_it_where_the_city_has_not_said_so()
    {
        await using var site = await StaffSite.StartAsync(time);
        using var supervisor = await site.SignedInAsync("supervisor@citykey.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.GetAsync("/portal")).Status);
        Assert.DoesNotContain("/portal\"", (await supervisor.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_are_called_that_and_not_a_wrong_password()
    {
        await using var site = await StaffSite.StartAsync(time, settings: ("RateLimits:Account", "3"));
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        PageResponse last = null!;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            last = await administrator.ChangeSwitchAsync("open", ("password", "a guess of mine"));
        }

        Assert.Contains(
            "Too many attempts",
            last.Page.QuerySelector("#password-error")!.TextContent,
            StringComparison.Ordinal
        );
    }
}
