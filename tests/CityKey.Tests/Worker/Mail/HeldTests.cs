using CityKey.Data.Outbox;
using CityKey.Domain.PortalSwitch;
using CityKey.Tests.Data.PortalSwitch;

namespace CityKey.Tests.Worker.Mail;

/// <summary>No e-mail sends a resident to a page that is closed.</summary>
public sealed class HeldTests : IAsyncLifetime
{
    private MailedCases cases = null!;
    private MailWorker worker = null!;
    private SwitchUnderTest control = null!;
    private string reference = "";

    public async ValueTask InitializeAsync()
    {
        cases = await MailedCases.CreateAsync();
        worker = cases.Worker();
        control = await SwitchUnderTest.CreateAsync(cases.Database);
        reference = await cases.SubmitAsync();
        await worker.RoundAsync();
        await cases.ClaimAsync(reference);
        Assert.Single(cases.Server.Taken);
    }

    public async ValueTask DisposeAsync()
    {
        await control.DisposeAsync();
        await worker.DisposeAsync();
        await cases.DisposeAsync();
    }

    [Theory]
    [InlineData(PortalMode.Paused)]
    [InlineData(PortalMode.Dark)]
    public async Task A_question_is_held_while_it_cannot_be_answered_and_goes_out_on_reopening(PortalMode mode)
    {
        await control.CloseAsync(mode);
        await cases.AskAsync(reference);
        await LaterAsync(TimeSpan.FromDays(1));
        Assert.Single(cases.Server.Taken);

        await control.OpenAsync();
        await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, cases.Server.Taken.Count);
    }

    [Fact]
    public async Task Held_for_longer_than_the_reminder_is_one_message_not_two()
    {
        await control.CloseAsync(PortalMode.Paused);
        await cases.AskAsync(reference);
        await LaterAsync(MailCodes.ReminderAfter * 2);
        await control.OpenAsync();
        await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, cases.Server.Taken.Count);
        Assert.Equal(OutboxOutcome.Superseded, await cases.OutcomeAsync("asked"));
        Assert.Equal(OutboxOutcome.Sent, await cases.OutcomeAsync("reminder"));
    }

    [Fact]
    public async Task What_was_answered_at_a_counter_meanwhile_is_dropped_on_reopening()
    {
        await control.CloseAsync(PortalMode.Paused);
        await cases.AskAsync(reference);
        await LaterAsync(TimeSpan.FromHours(1));
        await cases.AnswerAsync(reference);
        await control.OpenAsync();
        await LaterAsync(TimeSpan.FromHours(1));

        Assert.Single(cases.Server.Taken);
        Assert.Equal(OutboxOutcome.Outdated, await cases.OutcomeAsync("asked"));
    }

    [Theory]
    [InlineData(PortalMode.Paused, 2)]
    [InlineData(PortalMode.Dark, 1)]
    public async Task News_goes_out_while_it_can_be_read(PortalMode mode, int mails)
    {
        await control.CloseAsync(mode);
        await cases.ApproveAsync(reference);
        await LaterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(mails, cases.Server.Taken.Count);
    }

    [Fact]
    public async Task A_question_without_an_answer_is_asked_once_more_after_two_weeks()
    {
        await cases.AskAsync(reference);
        await LaterAsync(TimeSpan.FromMinutes(1));
        await LaterAsync(MailCodes.ReminderAfter - TimeSpan.FromMinutes(2));
        Assert.Equal(2, cases.Server.Taken.Count);

        await LaterAsync(TimeSpan.FromMinutes(2));
        await LaterAsync(TimeSpan.FromDays(60));

        Assert.Equal(3, cases.Server.Taken.Count);
        Assert.Contains("still", cases.Server.Taken[2].Read().Subject, StringComparison.Ordinal);
    }

    private Task LaterAsync(TimeSpan later)
    {
        cases.Time.Advance(later);
        return worker.RoundAsync();
    }
}
