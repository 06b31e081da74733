using CityKey.Data.Outbox;
using CityKey.Data.Records;
using CityKey.Worker.Mail;

namespace CityKey.Tests.Worker.Mail;

/// <summary>From a resident's choice to the server, and what is left when the case is over.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private MailedCases cases = null!;
    private MailWorker worker = null!;

    public async ValueTask InitializeAsync()
    {
        cases = await MailedCases.CreateAsync();
        worker = cases.Worker();
    }

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        await cases.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receipt_comes_discreet_or_plain_as_the_resident_chose(bool discreet)
    {
        var reference = await cases.SubmitAsync(discreet: discreet);
        await worker.RoundAsync();

        var mail = Assert.Single(cases.Server.Taken);
        Assert.Equal("lucja@example.org", mail.To);
        Assert.Equal(discreet ? "no-reply@city.example" : "cityid@city.example", mail.From);
        Assert.Equal(!discreet, mail.Text.Contains("CityKey", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            reference,
            mail.Text.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.DoesNotContain("Brz", mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Environment.MachineName, mail.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_left_no_address_gets_nothing_and_nothing_stays_due()
    {
        await cases.SubmitAsync(email: null);
        await worker.RoundAsync();

        Assert.Empty(cases.Server.Taken);
        Assert.Equal(OutboxOutcome.NoBox, await cases.OutcomeAsync("received"));
    }

    [Theory]
    [InlineData(true, "sent")]
    [InlineData(false, "parked-address")]
    public async Task An_address_in_ones_own_script_is_written_to_where_the_server_can(bool offers, string outcome)
    {
        cases.Server.OffersUtf8 = offers;
        await cases.SubmitAsync("łucja@example.org");
        await worker.RoundAsync();

        Assert.Equal(outcome, await cases.OutcomeAsync("received"));
        Assert.Equal(offers ? ["łucja@example.org"] : [], cases.Server.Taken.Select(m => m.To));
    }

    [Fact]
    public async Task A_host_in_ones_own_script_needs_nothing_of_the_server()
    {
        await cases.SubmitAsync("lucja@bücher.example");
        await worker.RoundAsync();

        Assert.Equal("lucja@xn--bcher-kva.example", Assert.Single(cases.Server.Taken).To);
    }

    [Fact]
    public async Task The_box_is_there_while_the_case_lives_and_gone_after_its_last_message()
    {
        var reference = await cases.SubmitAsync();
        await cases.ClaimAsync(reference);
        await cases.AskAsync(reference);
        await worker.RoundAsync();
        await cases.AnswerAsync(reference);
        await cases.ApproveAsync(reference);
        cases.Time.Advance(TimeSpan.FromMinutes(1));
        await worker.RoundAsync();
        Assert.Equal(1, await cases.BoxesAsync());

        await cases.IssueAsync(reference);
        Assert.Equal(1, await cases.BoxesAsync());
        cases.Time.Advance(TimeSpan.FromMinutes(1));
        await worker.RoundAsync();

        Assert.Equal(0, await cases.BoxesAsync());
        Assert.Equal(3, cases.Server.Taken.Count);
        Assert.Equal(OutboxOutcome.Outdated, await cases.OutcomeAsync("reminder"));
    }

    [Fact]
    public async Task A_denied_resident_may_appeal_so_the_box_stays()
    {
        var reference = await cases.SubmitAsync();
        await cases.ClaimAsync(reference);
        await cases.DenyAsync(reference);
        await worker.RoundAsync();

        Assert.Equal(1, await cases.BoxesAsync());
    }

    [Fact]
    public async Task Who_withdraws_is_written_to_no_more_and_the_box_goes()
    {
        var reference = await cases.SubmitAsync();
        await cases.WithdrawAsync(reference);
        await worker.RoundAsync();

        Assert.Empty(cases.Server.Taken);
        Assert.Equal(0, await cases.BoxesAsync());
        Assert.Equal(OutboxOutcome.Closed, await cases.OutcomeAsync("closed"));
    }

    [Fact]
    public async Task A_box_that_cannot_be_opened_is_parked_and_holds_up_nobody()
    {
        await cases.SubmitAsync("broken@example.org");
        await cases.Database.AskAsync<int>(
            "ck_owner",
            "UPDATE intake.box SET sealed = set_byte(sealed, 420, 255 - get_byte(sealed, 420)) WHERE kind = $1",
            SealedBox.Mail
        );
        await cases.SubmitAsync("whole@example.org");
        await worker.RoundAsync();

        Assert.Equal("whole@example.org", Assert.Single(cases.Server.Taken).To);
        Assert.Equal(
            1,
            await cases.Database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM platform.outbox_message WHERE outcome = 'parked-broken'"
            )
        );
    }

    [Fact]
    public async Task Handing_in_does_not_notice_whether_there_is_a_mail_server()
    {
        cases.Server.GoDown();
        await cases.SubmitAsync("first@example.org");
        await worker.WithAsync<MailOutbox>(
            async (outbox, services) =>
            {
                // A worker hangs with a message in its hands.
                await outbox.TakeAsync(CityKey.Domain.PortalSwitch.PortalState.Unknown, CancellationToken.None);
                await cases.SubmitAsync("second@example.org");
            }
        );

        Assert.Equal(2, await cases.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM review.queue_item"));
    }
}
