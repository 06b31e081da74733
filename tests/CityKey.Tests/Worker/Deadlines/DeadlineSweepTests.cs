using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Tests.Data.PortalSwitch;
using CityKey.Worker.Deadlines;

namespace CityKey.Tests.Worker.Deadlines;

/// <summary>The worker ends drafts and unanswered requests, under its own role, on a real database.</summary>
public sealed class DeadlineSweepTests
{
    private const string Content =
        "(SELECT application_id FROM intake.case_file UNION ALL SELECT application_id "
        + "FROM intake.wrapped_key UNION ALL SELECT application_id FROM intake.upload UNION ALL "
        + "SELECT upload_id FROM intake.upload_segment) c";

    [Fact]
    public async Task Where_drafts_are_no_records_an_expired_draft_leaves_its_number_and_dates_alone()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        await overdue.DraftAsync(daysAgo: 31);

        Assert.Equal(1, await overdue.RoundAsync<DraftExpirySweep>());

        Assert.Equal(0, await overdue.CountAsync(Content));
        Assert.Equal(1, await overdue.CountAsync("intake.application WHERE status = 'Expired'"));
        Assert.Equal(
            1,
            await overdue.CountAsync("audit.entry WHERE action = 'application.expired' AND actor_kind = 'Worker'")
        );
        Assert.Equal(
            1,
            await overdue.CountAsync(
                "audit.entry WHERE action = 'data.deleted' AND actor_kind = 'Worker' "
                    + "AND detail = '{\"what\": \"drafts\"}'"
            )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Where_drafts_are_records_or_nobody_has_said_it_expires_and_stays_sealed(bool? areRecords)
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords);
        await overdue.DraftAsync(daysAgo: 31);

        Assert.Equal(1, await overdue.RoundAsync<DraftExpirySweep>());

        Assert.Equal(4, await overdue.CountAsync(Content));
        Assert.Equal(1, await overdue.CountAsync("intake.application WHERE status = 'Expired'"));
        Assert.Equal(0, await overdue.CountAsync("audit.entry WHERE action = 'data.deleted'"));
    }

    [Fact]
    public async Task A_hold_keeps_what_it_covers_and_nothing_else()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        var (held, old) = (await overdue.DraftAsync(daysAgo: 31), await overdue.DraftAsync(daysAgo: 40));
        await overdue.HoldAsync($"'OneApplication', '{held}', NULL, NULL");
        await overdue.HoldAsync("'HandedInBetween', NULL, now() - interval '50 days', now() - interval '45 days'");

        Assert.Equal(2, await overdue.RoundAsync<DraftExpirySweep>());

        Assert.Equal(4, await overdue.CountAsync(Content));
        Assert.Equal(0, await overdue.CountAsync($"intake.case_file WHERE application_id = '{old}'"));
    }

    [Fact]
    public async Task Workers_at_once_end_each_draft_once()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        for (var i = 0; i < 30; i++)
        {
            await overdue.DraftAsync(daysAgo: 31 + i);
        }

        var ended = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(overdue.RoundAsync<DraftExpirySweep>))
        );
        var rest = await overdue.RoundAsync<DraftExpirySweep>();

        Assert.Equal(30, ended.Sum() + rest);
        Assert.Equal(30, await overdue.CountAsync("audit.entry WHERE action = 'application.expired'"));
        Assert.Equal(30, await overdue.CountAsync("audit.entry WHERE action = 'data.deleted'"));
    }

    [Fact]
    public async Task Days_in_which_the_portal_was_closed_are_given_back()
    {
        await using var overdue = await OverdueApplications.CreateAsync();
        await overdue.DraftAsync(daysAgo: 31);
        await using var control = await SwitchUnderTest.CreateAsync(overdue.Database);
        await control.CloseAsync(PortalMode.Paused);
        await control.OpenAsync();
        await overdue.Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            "UPDATE platform.portal_change SET at = at - interval '3 days' WHERE epoch = 2"
        );

        Assert.Equal(0, await overdue.RoundAsync<DraftExpirySweep>());
        await overdue.Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            "UPDATE intake.application SET started_at = started_at - interval '3 days', draft_expires_at = "
                + "draft_expires_at - interval '3 days'"
        );
        Assert.Equal(1, await overdue.RoundAsync<DraftExpirySweep>());
    }

    [Fact]
    public async Task A_closed_portal_does_not_block_the_worker()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        await overdue.DraftAsync(daysAgo: 31);
        await using var control = await SwitchUnderTest.CreateAsync(overdue.Database);
        await control.CloseAsync(PortalMode.Dark);

        Assert.Equal(1, await overdue.RoundAsync<DraftExpirySweep>());
        Assert.Equal(0, await overdue.CountAsync(Content));
    }

    [Fact]
    public async Task A_request_that_nobody_answered_lapses_and_leaves_the_queue_and_its_records_stay()
    {
        await using var overdue = await OverdueApplications.CreateAsync(areRecords: false);
        foreach (var days in new[] { -1, 1 })
        {
            await overdue.Portal.SubmitAsync(
                await overdue.Portal.KeyOfAsync(
                    await overdue.Portal.DraftAsync(CityKey.Testing.Records.TestForms.Complete())
                )
            );
            await overdue.Database.AskAsync<object>(
                EmbeddedPostgres.Superuser,
                $"""
                UPDATE intake.application SET status = 'AwaitingResident', asked_at = now() - interval '20 days',
                    answer_due_at = now() + interval '{days} days' WHERE status = 'Submitted'
                """
            );
        }

        Assert.Equal(1, await overdue.RoundAsync<AnswerDeadlineSweep>());

        Assert.Equal(1, await overdue.CountAsync("intake.application WHERE status = 'Lapsed'"));
        Assert.Equal(1, await overdue.CountAsync("review.queue_item WHERE status = 'Lapsed'"));
        Assert.Equal(
            1,
            await overdue.CountAsync("audit.entry WHERE action = 'application.lapsed' AND actor_kind = 'Worker'")
        );
        Assert.Equal(2, await overdue.CountAsync("intake.case_file"));
    }
}
