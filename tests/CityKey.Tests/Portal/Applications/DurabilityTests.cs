using System.Collections.Concurrent;
using System.Diagnostics;
using CityKey.Data;
using CityKey.Data.Sealing;
using CityKey.Embedded;
using CityKey.Testing.Records;
using CityKey.Tests.Embedded;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Tests.Portal.Applications;

/// <summary>What was acknowledged is durable, on a server of this test's own that is killed while it works.</summary>
public sealed class DurabilityTests
{
    private const int Applications = 30;

    [Fact]
    public async Task Every_submission_acknowledged_before_the_server_was_killed_is_there_and_none_twice()
    {
        using var state = new EmptyStateFolder();
        var before = await state.StartAsync(disposable: false);
        await Migrator.MigrateAsync(before.ConnectionString("ck_owner"), CancellationToken.None);
        var (keys, acknowledged) = await SubmitUntilKilledAsync(before, state);
        before.Abandon();

        await using var after = await state.StartAsync(disposable: false);
        Assert.NotEmpty(acknowledged);
        Assert.Superset(
            acknowledged.ToHashSet(StringComparer.Ordinal),
            (await SubmittedReferencesAsync(after)).ToHashSet(StringComparer.Ordinal)
        );

        await using var applications = new TestApplications(
            after.ConnectionString("ck_portal"),
            after.ConnectionString("ck_staff")
        );
        foreach (var key in keys)
        {
            await applications.SubmitAsync(key);
        }

        var all = await SubmittedReferencesAsync(after);
        Assert.Equal(Applications, all.Count);
        Assert.Equal(Applications, all.Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task<(List<ResidentKey> Keys, List<string> Acknowledged)> SubmitUntilKilledAsync(
        EmbeddedPostgres server,
        EmptyStateFolder state
    )
    {
        await using var applications = new TestApplications(
            server.ConnectionString("ck_portal"),
            server.ConnectionString("ck_staff")
        );
        await applications.OpenPortalAsync();
        var keys = new List<ResidentKey>();
        for (var i = 0; i < Applications; i++)
        {
            keys.Add(await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete())));
        }

        var acknowledged = new ConcurrentBag<string>();
        var killed = 0;
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (key, _) =>
            {
                try
                {
                    acknowledged.Add(await applications.SubmitAsync(key));
                }
                catch (Exception failure)
                    when (failure is NpgsqlException or DbUpdateException or InvalidOperationException)
                {
                    // Not acknowledged: it may be there or not, and is tried again below.
                }

                if (acknowledged.Count >= Applications / 3 && Interlocked.Exchange(ref killed, 1) == 0)
                {
                    Kill(state.Postmaster);
                }
            }
        );
        return (keys, [.. acknowledged]);
    }

    private static void Kill(int process)
    {
        using var postmaster = Process.GetProcessById(process);
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    private static async Task<List<string>> SubmittedReferencesAsync(EmbeddedPostgres server)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("ck_owner") + ";Pooling=false");
        await using var ask = source.CreateCommand(
            "SELECT a.reference FROM intake.application a JOIN review.queue_item q ON q.application_id = "
                + "a.id WHERE a.status = 'Submitted'"
        );
        await using var rows = await ask.ExecuteReaderAsync();
        var references = new List<string>();
        while (await rows.ReadAsync())
        {
            references.Add(rows.GetString(0));
        }

        return references;
    }
}
