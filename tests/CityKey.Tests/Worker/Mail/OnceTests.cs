using CityKey.Data.Outbox;
using CityKey.Data.PortalSwitch;
using CityKey.Worker.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Worker.Mail;

/// <summary>How often a message may arrive: once, or twice under one message id where the outcome could not be
/// known.</summary>
public sealed class OnceTests : IAsyncLifetime
{
    private MailedCases cases = null!;

    public async ValueTask InitializeAsync() => cases = await MailedCases.CreateAsync();

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    [Fact]
    public async Task Two_workers_at_once_send_each_message_once()
    {
        for (var i = 0; i < 10; i++)
        {
            await cases.SubmitAsync($"resident{i}@example.org");
        }

        await using var first = cases.Worker();
        await using var second = cases.Worker();
        await Task.WhenAll(Task.Run(first.RoundAsync), Task.Run(second.RoundAsync));

        Assert.Equal(10, cases.Server.Taken.Count);
        Assert.Equal(10, cases.Server.Taken.Select(m => m.To).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_worker_that_dies_after_delivery_causes_one_repeat_with_the_same_id_and_no_more()
    {
        await cases.SubmitAsync();
        await using var worker = cases.Worker();
        for (var death = 0; death < 4; death++)
        {
            await SendAndDieAsync(worker);
            cases.Time.Advance(MailOutbox.Lease / 2);
            await worker.RoundAsync();
            Assert.Equal(Math.Min(death + 1, 2), cases.Server.Taken.Count);
            cases.Time.Advance(MailOutbox.Lease);
        }

        await worker.RoundAsync();
        Assert.Equal(2, cases.Server.Taken.Count);
        Assert.Single(cases.Server.Taken.Select(m => m.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal("parked-unsure", await cases.OutcomeAsync("received"));
    }

    [Fact]
    public async Task A_server_that_takes_the_message_and_breaks_off_gets_one_repeat_with_the_same_id()
    {
        await cases.SubmitAsync();
        await using var worker = cases.Worker();
        cases.Server.Answers = line => line == "." ? "" : null;
        await worker.RoundAsync();
        cases.Server.Answers = _ => null;
        cases.Time.Advance(TimeSpan.FromMinutes(2));
        await worker.RoundAsync();
        cases.Time.Advance(TimeSpan.FromDays(1));
        await worker.RoundAsync();

        Assert.Equal(2, cases.Server.Taken.Count);
        Assert.Single(cases.Server.Taken.Select(m => m.Read().MessageId).Distinct(StringComparer.Ordinal));
        Assert.Equal("sent", await cases.OutcomeAsync("received"));
    }

    [Fact]
    public async Task A_server_that_breaks_off_before_the_text_says_nothing_of_the_message_so_it_is_simply_tried_again()
    {
        await cases.SubmitAsync();
        await using var worker = cases.Worker();
        cases.Server.Answers = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "" : null;
        for (var i = 0; i < 4; i++)
        {
            await worker.RoundAsync();
            cases.Time.Advance(TimeSpan.FromHours(1));
        }

        cases.Server.Answers = _ => null;
        await worker.RoundAsync();
        Assert.Single(cases.Server.Taken);
        Assert.Equal("sent", await cases.OutcomeAsync("received"));
    }

    [Fact]
    public async Task A_worker_that_was_believed_dead_settles_nothing_that_another_has_taken_up()
    {
        await cases.SubmitAsync();
        await using var worker = cases.Worker();
        await worker.WithAsync<MailOutbox>(
            async (late, services) =>
            {
                var portal = await services.GetRequiredService<PortalStateReader>().ReadAsync(CancellationToken.None);
                var taken = await late.TakeAsync(portal, CancellationToken.None);
                cases.Time.Advance(MailOutbox.Lease * 2);
                await worker.WithAsync<MailOutbox>((other, _) => other.TakeAsync(portal, CancellationToken.None));
                await late.EndAsync(taken!.Message, OutboxOutcome.ParkedRefused, CancellationToken.None);
            }
        );

        Assert.Equal("open", await cases.OutcomeAsync("received"));
    }

    private static Task SendAndDieAsync(MailWorker worker) =>
        worker.WithAsync<MailOutbox>(
            async (outbox, services) =>
            {
                var taken = await outbox.TakeAsync(
                    await services.GetRequiredService<PortalStateReader>().ReadAsync(CancellationToken.None),
                    CancellationToken.None
                );
                if (taken?.To is { } to)
                {
                    var letter = services
                        .GetRequiredService<MailComposer>()
                        .Write(taken.Message.Id, taken.Message.FirstTriedAt!.Value, taken.Message.Code!, to);
                    Assert.Equal(
                        MailResult.Accepted,
                        await services.GetRequiredService<IMailTransport>().HandOverAsync(letter!)
                    );
                }
            }
        );
}
