using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class StatusTests
{
    [Fact]
    public async Task While_paused_the_pages_say_that_a_counter_takes_the_answer_and_that_time_does_not_run()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        await portal.Database.AskAsync<string>(
            "ck_owner",
            "UPDATE intake.application SET status = 'AwaitingResident', answer_due_at = now() + interval '9 "
                + "days' RETURNING status"
        );
        await portal.SwitchAsync(PortalMode.Paused);

        await browser.GetAsync("/en/return/status");

        Assert.Contains("Your deadline is on hold", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("a[href='/en/return/answer']"));
        await browser.GetAsync("/en/return/messages");
        Assert.Null(browser.Page.QuerySelector("textarea"));
    }

    [Fact]
    public async Task A_draft_leads_to_its_tasks()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        Assert.Equal("/en/apply/tasks", (await browser.GetAsync("/en/return/status")).Path);
    }
}
