using CityKey.Domain.Applications;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class WithdrawTests
{
    public static TheoryData<ApplicationStatus> States =>
        [.. ApplicationLifecycle.Moves.Where(m => m.Action == ApplicationAction.Withdraw).Select(m => m.From)];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_resident_can_stop_it_wherever_the_table_says(ApplicationStatus from)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        if (from != ApplicationStatus.Draft)
        {
            await browser.SendAsync();
            await portal.Database.AskAsync<string>(
                "ck_owner",
                $"WITH q AS (UPDATE review.queue_item SET status = '{from}') UPDATE intake.application "
                    + $"SET status = '{from}', answer_due_at = now() RETURNING status"
            );
        }

        await browser.GetAsync("/en/return/withdraw");
        Assert.Contains(
            from == ApplicationStatus.Draft
                ? "Canceling does not delete anything."
                : "We must keep what you sent for as long as our records schedule requires.",
            browser.Page.Body!.TextContent,
            StringComparison.Ordinal
        );
        await browser.SendAsync();

        Assert.Equal("/en/return/status", browser.Path);
        Assert.Contains("You canceled it", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Withdrawn",
            await portal.Database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application")
        );
        Assert.Equal(
            0,
            await portal.Database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM review.queue_item WHERE status <> 'Withdrawn'"
            )
        );
        Assert.Equal(1, await portal.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.case_file"));
    }

    [Fact]
    public async Task Stopping_an_application_keeps_it_and_takes_it_from_the_queue()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        await browser.GetAsync("/en/return/withdraw");
        await browser.SendAsync();
        Assert.Contains("You canceled it", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync("review.queue_item WHERE status = 'Withdrawn'"));
        Assert.Equal(1, await portal.CountAsync("intake.case_file"));
    }
}
