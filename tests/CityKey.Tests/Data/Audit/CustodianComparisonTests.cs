using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using CityKey.Worker.Audit;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Data.Audit;

/// <summary>The custodian's own log against the audit.</summary>
public sealed class CustodianComparisonTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Noon);
    private readonly string folder = Directory.CreateTempSubdirectory("citykey-custodian-").FullName;
    private SignedAuditLog log = null!;

    private string Log => Path.Combine(folder, FileCustodian.LogName);

    public async ValueTask InitializeAsync() => log = await SignedAuditLog.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await log.DisposeAsync();
    }

    [Fact]
    public async Task Openings_that_are_in_both_agree()
    {
        await OpenAsync();
        await OpenAsync("print");
        var outcome = await CompareAsync();
        Assert.Empty(outcome.Differences);
        Assert.Equal((2, 2), (outcome.Unwraps, outcome.Entries));
    }

    [Fact]
    public async Task An_unwrap_without_its_audit_row_is_reported_by_its_id()
    {
        await OpenAsync();
        var secret = Unwrap();
        var difference = Assert.Single((await CompareAsync()).Differences);
        Assert.Equal(
            (CustodianComparison.UnwrapWithoutEntry, secret.AuditEntry),
            (difference.Kind, difference.Opening!.Value)
        );
    }

    [Fact]
    public async Task An_audit_row_without_its_unwrap_is_reported()
    {
        await OpenAsync();
        var request = new CustodianRequest(
            Guid.CreateVersion7(),
            "review",
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        await NoteAsync(request);
        var difference = Assert.Single((await CompareAsync()).Differences);
        Assert.Equal(
            (CustodianComparison.EntryWithoutUnwrap, request.AuditEntry),
            (difference.Kind, difference.Opening!.Value)
        );
    }

    [Fact]
    public async Task One_entry_does_not_account_for_two_unwraps_nor_for_another_application_clerk_or_purpose()
    {
        var twice = await OpenAsync();
        Append(twice);
        foreach (
            var unlike in new Func<CustodianRequest, CustodianRequest>[]
            {
                r => r with { Application = Guid.CreateVersion7() },
                r => r with { Staff = Guid.CreateVersion7() },
                r => r with { Purpose = "print" },
            }
        )
        {
            await NoteAsync(unlike(Unwrap()));
        }

        Assert.Equal(
            [
                CustodianComparison.UnwrapWithoutEntry,
                CustodianComparison.Unlike,
                CustodianComparison.Unlike,
                CustodianComparison.Unlike,
            ],
            (await CompareAsync()).Differences.Select(d => d.Kind)
        );
    }

    [Fact]
    public async Task A_line_taken_out_of_the_log_is_seen_twice_by_the_chain_and_by_its_entry()
    {
        await OpenAsync();
        var gone = await OpenAsync();
        await OpenAsync();
        var lines = await File.ReadAllLinesAsync(Log);
        await File.WriteAllLinesAsync(Log, [lines[0], lines[2]]);
        Assert.Equal(
            [
                new AccessDifference(CustodianComparison.LogBroken, null, 2),
                new AccessDifference(CustodianComparison.EntryWithoutUnwrap, gone.AuditEntry, null),
            ],
            (await CompareAsync()).Differences
        );
    }

    [Fact]
    public async Task An_opening_of_this_minute_is_next_nights()
    {
        time.Advance(TimeSpan.FromMinutes(55));
        Unwrap();
        await NoteAsync(
            new CustodianRequest(Guid.CreateVersion7(), "review", Guid.CreateVersion7(), Guid.CreateVersion7())
        );
        Assert.Empty((await CompareAsync(Noon.AddMinutes(60))).Differences);
        Assert.Equal(2, (await CompareAsync(Noon.AddMinutes(70))).Differences.Count);
    }

    [Fact]
    public async Task A_line_cut_off_by_a_crash_is_no_opening()
    {
        await OpenAsync();
        await File.AppendAllTextAsync(Log, "{\"at\":\"20");
        await OpenAsync();
        Assert.Empty((await CompareAsync()).Differences);
    }

    [Fact]
    public async Task The_worker_compares_once_a_night_and_tells_each_difference_once()
    {
        await OpenAsync();
        var secret = Unwrap();
        time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(await NightAsync());
        Assert.Null(await NightAsync());
        // The next night's hour is 8.
        time.Advance(TimeSpan.FromHours(18));
        Assert.Null(await NightAsync());
        time.Advance(TimeSpan.FromHours(2));
        Assert.Single((await NightAsync())!.Differences);

        Assert.Equal(2, await CountAsync(NightlyComparison.Compared));
        Assert.Equal(1, await CountAsync(NightlyComparison.Difference));
        Assert.Equal(
            secret.AuditEntry,
            await log.Database.AskAsync<Guid>(
                "ck_audit",
                "SELECT subject FROM audit.entry WHERE action = 'custodian.difference' "
                    + "AND actor_kind = 'Worker' AND detail->>'kind' = 'unwrap-without-entry'"
            )
        );
        Assert.Equal(
            """{"entries": "1", "unwraps": "2", "differences": "1"}""",
            await log.Database.AskAsync<string>(
                "ck_audit",
                "SELECT detail::text FROM audit.entry WHERE action = 'custodian.compared' LIMIT 1"
            )
        );
    }

    [Fact]
    public async Task A_log_out_of_reach_is_no_agreement()
    {
        var away = new CustodianComparison(log.Worker, Path.Combine(folder, "away", "openings.log"), time);
        await Assert.ThrowsAnyAsync<IOException>(() => away.CompareAsync(CancellationToken.None));
        Assert.Null(await new NightlyComparison(log.Worker, away, time, 8).RunIfDueAsync(CancellationToken.None));
        Assert.Equal(
            (0, 1),
            (await CountAsync(NightlyComparison.Compared), await CountAsync(NightlyComparison.NotCompared))
        );
    }

    private Task<long> CountAsync(string action) =>
        log.Database.AskAsync<long>("ck_audit", "SELECT count(*) FROM audit.entry WHERE action = $1", action);

    private Task<AccessComparison?> NightAsync() =>
        new NightlyComparison(log.Worker, new CustodianComparison(log.Worker, Log, time), time, 8).RunIfDueAsync(
            CancellationToken.None
        );

    private Task<AccessComparison> CompareAsync(DateTimeOffset? at = null) =>
        new CustodianComparison(log.Worker, Log, new FakeTimeProvider(at ?? Noon.AddHours(1))).CompareAsync(
            CancellationToken.None
        );

    private async Task<CustodianRequest> OpenAsync(string purpose = "review")
    {
        var request = Unwrap(purpose);
        await NoteAsync(request);
        return request;
    }

    private CustodianRequest Unwrap(string purpose = "review")
    {
        var request = new CustodianRequest(
            Guid.CreateVersion7(),
            purpose,
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        Append(request);
        return request;
    }

    private void Append(CustodianRequest request) => new CustodianAccessLog(Log).Append(request, time.GetUtcNow());

    private Task<object?> NoteAsync(CustodianRequest request) =>
        log.Database.AskAsync<object>(
            "ck_staff",
            "INSERT INTO audit.entry (id, at, actor_kind, actor_id, action, subject, detail) "
                + "VALUES ($1, $2, 'Staff', $3, $4, $5, '{}')",
            request.AuditEntry,
            time.GetUtcNow(),
            request.Staff,
            $"application.opened-to-{request.Purpose}",
            request.Application
        );
}
