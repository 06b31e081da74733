using System.Diagnostics;
using System.Text;
using CityKey.Data;
using CityKey.Data.Counter;
using CityKey.Tests.Embedded;

namespace CityKey.Tests.Data.Counter;

/// <summary>After a hundred visits that ended in every way, on a server of this test's own: what the setting says is
/// left, and nothing else.</summary>
public sealed class VisitRetentionTests
{
    private const int Each = 25;
    private const int Window = 32;

    [Fact]
    public async Task After_a_hundred_visits_only_serials_are_left_in_tables_log_dump_and_files()
    {
        using var state = new EmptyStateFolder();
        var before = await state.StartAsync(disposable: false);
        await Migrator.MigrateAsync(before.ConnectionString("ck_owner"), CancellationToken.None);
        var untouched = await new VisitRemnants(before, state).CountsAsync();
        byte[][] sealedBytes;
        await using (var counter = new CounterFixture(role => before.ConnectionString(role) + ";Pooling=false"))
        {
            sealedBytes = await VisitAsync(counter, new VisitRemnants(before, state));
            Kill(state.Postmaster);
        }

        before.Abandon();
        await using var after = await state.StartAsync(disposable: false);
        var remains = new VisitRemnants(after, state);
        await using (var counter = new CounterFixture(role => after.ConnectionString(role)))
        {
            await counter.WorkAsync();
            Assert.Empty(await remains.InTablesAsync(CounterFixture.Marker));
            Assert.Equal(
                ["audit.entry", "cards.card"],
                (await remains.CountsAsync()).Where(t => t.Value != untouched[t.Key]).Select(t => t.Key)
            );
            Assert.Equal(
                $"abandoned {2 * Each}, cancelled {Each}, issued {Each}",
                await remains.AskAsync<string>(
                    "SELECT string_agg(how || ' ' || n, ', ' ORDER BY how) "
                        + "FROM (SELECT coalesce(spoil_reason, 'issued') how, count(*) n FROM cards.card "
                        + "WHERE status <> 'Printing' GROUP BY 1) ended"
                )
            );

            byte[][] wanted = [Encoding.UTF8.GetBytes(CounterFixture.Marker), counter.Photo[^Window..], .. sealedBytes];
            Assert.Empty(remains.InFiles(wanted));
            var dump = await remains.DumpAsync();
            Assert.True(VisitRemnants.Holds(dump, "COPY cards.card"u8.ToArray()));
            Assert.False(VisitRemnants.Holds(dump, wanted));

            await ProveTheSearchAsync(counter, remains);
        }
    }

    // A quarter each is finished, cancelled, left idle, and still going on when the server is killed.
    private static async Task<byte[][]> VisitAsync(CounterFixture counter, VisitRemnants remains)
    {
        var sealedBytes = new List<byte[]>();
        for (var visit = 0; visit < Each; visit++)
        {
            await counter.IssuedAsync();
            using var cancelled = await counter.PrintedAsync();
            sealedBytes.AddRange(await SampleAsync(remains, cancelled, visit));
            await counter.OpenAsync(
                cancelled,
                (visits, _, opened) => visits.EndAsync(opened, VisitEnd.Cancelled, CancellationToken.None)
            );
            using var idle = await counter.PrintedAsync();
        }

        counter.Time.Advance(VisitStore.Idle);
        await counter.WorkAsync();
        for (var visit = 0; visit < Each; visit++)
        {
            using var killed = await counter.PrintedAsync();
            sealedBytes.AddRange(await SampleAsync(remains, killed, visit));
        }

        return [.. sealedBytes];
    }

    // The same search over a table that is logged must find the visit, or it proves nothing.
    private static async Task ProveTheSearchAsync(CounterFixture counter, VisitRemnants remains)
    {
        await remains.AskAsync<object>("ALTER TABLE counter.visit SET LOGGED; SELECT 1");
        using var logged = await counter.PrintedAsync();
        var found = remains.InFiles(await SealedAsync(remains, logged));
        Assert.Contains(found, f => f.Contains("pg_wal", StringComparison.Ordinal));
    }

    // Each fifth: what is looked for is looked for in every file.
    private static async Task<byte[][]> SampleAsync(VisitRemnants remains, VisitKey key, int visit) =>
        visit % 5 == 0 ? await SealedAsync(remains, key) : [];

    private static async Task<byte[][]> SealedAsync(VisitRemnants remains, VisitKey key)
    {
        var visit = await remains.AskAsync<byte[]>($"SELECT sealed FROM counter.visit WHERE id = '{key.Id}'");
        var photo = await remains.AskAsync<byte[]>(
            $"SELECT sealed FROM counter.visit_photo WHERE visit_id = '{key.Id}'"
        );
        return [visit[200..(200 + Window)], photo[200..(200 + Window)]];
    }

    private static void Kill(int process)
    {
        using var postmaster = Process.GetProcessById(process);
        postmaster.Kill();
        postmaster.WaitForExit();
    }
}
