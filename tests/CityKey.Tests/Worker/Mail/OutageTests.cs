namespace CityKey.Tests.Worker.Mail;

/// <summary>The mail server is down for a day: nothing lost, nothing twice, no flood, and nobody who hands in
/// notices.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private MailedCases cases = null!;

    public async ValueTask InitializeAsync() => cases = await MailedCases.CreateAsync();

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    [Fact]
    public async Task After_a_day_without_a_server_each_resident_gets_the_newest_message_once_and_slowly()
    {
        const int perMinute = 6;
        await using var worker = cases.Worker(
            ("Mail:PerMinute", perMinute.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        cases.Server.GoDown();
        var references = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            references.Add(await cases.SubmitAsync($"resident{i}@example.org"));
        }

        for (var hour = 0; hour < 24; hour++)
        {
            await ActAsync(hour, references);
            for (var round = 0; round < 12; round++)
            {
                cases.Time.Advance(TimeSpan.FromMinutes(5));
                await worker.RoundAsync();
            }
        }

        Assert.Empty(cases.Server.Taken);
        Assert.Equal(0, await OverAsync("parked%"));
        cases.Server.ComeUp();
        var each = await EachMinuteAsync(worker, minutes: 45);

        Assert.Equal(references.Count, cases.Server.Taken.Count);
        Assert.Equal(references.Count, cases.Server.Taken.Select(m => m.To).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            references.Count,
            cases.Server.Taken.Select(m => m.Read().MessageId).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.All(each, sent => Assert.InRange(sent, 0, perMinute + 1));
        Assert.Contains("There is news", Received("resident0@example.org").Subject, StringComparison.Ordinal);
        Assert.Contains("something else", Received("resident1@example.org").Subject, StringComparison.Ordinal);
        Assert.Contains("what you sent", Received("resident11@example.org").Subject, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await cases.Database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM platform.outbox_message WHERE kind = 'mail' AND done_at IS NULL AND code <> 'reminder'"
            )
        );
        Assert.Equal(12, await OverAsync("sent"));
    }

    [Fact]
    public async Task A_server_that_puts_a_message_off_is_asked_again_and_the_others_do_not_wait()
    {
        await using var worker = cases.Worker();
        await cases.SubmitAsync("slow@example.org");
        await cases.SubmitAsync("quick@example.org");
        cases.Server.Answers = line => line.Contains("slow@", StringComparison.Ordinal) ? "450 4.2.0 later" : null;

        await worker.RoundAsync();
        Assert.Equal("quick@example.org", Assert.Single(cases.Server.Taken).To);
        cases.Server.Answers = _ => null;
        await worker.RoundAsync();
        Assert.Single(cases.Server.Taken);
        cases.Time.Advance(TimeSpan.FromMinutes(2));
        await worker.RoundAsync();

        Assert.Equal(2, cases.Server.Taken.Count);
    }

    [Fact]
    public async Task A_message_put_off_for_days_is_parked_and_was_tried_ever_more_seldom()
    {
        await using var worker = cases.Worker();
        await cases.SubmitAsync();
        var tries = 0;
        cases.Server.Answers = line =>
        {
            tries += line.StartsWith("RCPT", StringComparison.Ordinal) ? 1 : 0;
            return line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.2.0 later" : null;
        };

        for (var round = 0; round < 24 * 6; round++)
        {
            await worker.RoundAsync();
            cases.Time.Advance(TimeSpan.FromMinutes(60));
        }

        Assert.Equal("parked-late", await cases.OutcomeAsync("received"));
        Assert.InRange(tries, 15, 60);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 nobody here")]
    [InlineData(".", "554 5.7.1 not this")]
    public async Task What_the_server_refuses_for_good_is_parked_at_once_and_never_tried_again(string at, string answer)
    {
        await using var worker = cases.Worker();
        await cases.SubmitAsync();
        cases.Server.Answers = line => line.StartsWith(at, StringComparison.Ordinal) ? answer : null;
        await worker.RoundAsync();
        cases.Server.Answers = _ => null;
        cases.Time.Advance(TimeSpan.FromDays(1));
        await worker.RoundAsync();

        Assert.Empty(cases.Server.Taken);
        Assert.Equal("parked-refused", await cases.OutcomeAsync("received"));
    }

    [Fact]
    public async Task A_server_that_refuses_the_sender_refuses_us_so_nothing_is_parked()
    {
        await using var worker = cases.Worker();
        await cases.SubmitAsync();
        cases.Server.Answers = line =>
            line.StartsWith("MAIL", StringComparison.Ordinal) ? "550 5.7.1 not from here" : null;
        await worker.RoundAsync();
        Assert.Equal("open", await cases.OutcomeAsync("received"));

        cases.Server.Answers = _ => null;
        cases.Time.Advance(TimeSpan.FromMinutes(16));
        await worker.RoundAsync();
        Assert.Equal("sent", await cases.OutcomeAsync("received"));
    }

    private async Task ActAsync(int hour, List<string> references)
    {
        switch (hour)
        {
            case 1:
                await cases.ClaimAsync(references[0]);
                await cases.ClaimAsync(references[1]);
                break;
            case 3:
                await cases.AskAsync(references[0]);
                await cases.AskAsync(references[1]);
                break;
            case 5:
                await cases.AnswerAsync(references[0]);
                break;
            case 7:
                await cases.ApproveAsync(references[0]);
                break;
        }
    }

    private async Task<List<int>> EachMinuteAsync(MailWorker worker, int minutes)
    {
        var each = new List<int>();
        for (var minute = 0; minute < minutes; minute++)
        {
            var before = cases.Server.Taken.Count;
            for (var round = 0; round < 6; round++)
            {
                cases.Time.Advance(TimeSpan.FromSeconds(10));
                await worker.RoundAsync();
            }

            each.Add(cases.Server.Taken.Count - before);
        }

        return each;
    }

    private MimeKit.MimeMessage Received(string to) => cases.Server.Taken.Single(m => m.To == to).Read();

    private Task<long> OverAsync(string outcome) =>
        cases.Database.AskAsync<long>(
            "ck_owner",
            "SELECT count(*) FROM platform.outbox_message WHERE kind = 'mail' AND outcome LIKE $1",
            outcome
        );
}
