using CityKey.Data;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Testing.Databases;
using CityKey.Testing.Mail;
using CityKey.Testing.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Worker.Mail;

/// <summary>Residents who hand in, clerks who act, a mail server and a clock: what the tests of the mail have in
/// common.</summary>
internal sealed class MailedCases : IAsyncDisposable
{
    private static readonly Actor Clerk = Actor.Staff(Guid.CreateVersion7());
    private readonly ServiceProvider staff;

    private MailedCases(TestDatabase database)
    {
        Database = database;
        Portal = new TestApplications(database);
        staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.ConnectionString("ck_staff"))
            .BuildServiceProvider();
    }

    public TestDatabase Database { get; }
    public TestApplications Portal { get; }
    public SmtpListener Server { get; } = new();
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow().AddSeconds(30));

    public static async Task<MailedCases> CreateAsync()
    {
        var cases = new MailedCases(await TestDatabase.CreateAsync());
        await cases.Portal.OpenPortalAsync();
        return cases;
    }

    public MailWorker Worker(params (string Key, string Value)[] settings) =>
        new(Database, Time, Server.Port, settings);

    /// <returns>The reference of a new case.</returns>
    public async Task<string> SubmitAsync(string? email = "lucja@example.org", bool discreet = false) =>
        await Portal.SubmitAsync(
            await Portal.KeyOfAsync(
                await Portal.DraftAsync(TestForms.Complete() with { Contact = new Contact(email, null, discreet) })
            )
        );

    public Task ClaimAsync(string reference) => ActAsync(reference, a => a.BeginReview(Clerk, Time.GetUtcNow()));

    public Task AskAsync(string reference) =>
        ActAsync(reference, a => a.Ask(TestApplications.City, Clerk, Time.GetUtcNow()));

    public Task AnswerAsync(string reference) => ActAsync(reference, a => a.Answer(Actor.Resident, Time.GetUtcNow()));

    public Task ApproveAsync(string reference) => ActAsync(reference, a => a.Approve(Clerk, Time.GetUtcNow()));

    public Task DenyAsync(string reference) =>
        ActAsync(reference, a => a.Deny(["residence-not-shown"], TestApplications.City, Clerk, Time.GetUtcNow()));

    public Task IssueAsync(string reference) => ActAsync(reference, a => a.Issue(Clerk, Time.GetUtcNow()));

    public Task WithdrawAsync(string reference) =>
        ActAsync(reference, a => a.Withdraw(Actor.Resident, Time.GetUtcNow()));

    /// <summary>How messages of a code ended; "open" for one that has not.</summary>
    public Task<string?> OutcomeAsync(string code) =>
        Database.AskAsync<string>(
            "ck_owner",
            "SELECT string_agg(coalesce(outcome, 'open'), ' ') FROM platform.outbox_message WHERE code = $1",
            code
        );

    public Task<long> BoxesAsync() =>
        Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM intake.box WHERE kind = 'mail'");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Portal.DisposeAsync();
        await staff.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task ActAsync(string reference, Action<Application> act)
    {
        await using var scope = staff.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityKeyDb>();
        var application = await db.Applications.SingleAsync(a => a.Reference == reference);
        act(application);
        if (application.Status != ApplicationStatus.Withdrawn)
        {
            // The database lets the queue follow a withdrawal by itself.
            (await db.QueueItems.SingleAsync(q => q.ApplicationId == application.Id)).Status = application.Status;
        }

        await db.SaveChangesAsync();
    }
}
