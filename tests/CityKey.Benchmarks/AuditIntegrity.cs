using CityKey.Benchmarks.Running;
using CityKey.Data.Audit;
using CityKey.Testing.Records;
using Npgsql;

namespace CityKey.Benchmarks;

/// <summary>What it costs a submission that audit entries are numbered and signed each second: the same rows with it,
/// and where neither sealer nor its column exists.</summary>
internal static class AuditIntegrity
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var signed = await server.CreateDatabaseAsync();
        await PgBench.MakeDraftsAsync(signed);
        var bare = await server.CreateDatabaseAsync(signed);
        await bare.RunAsync("ALTER TABLE audit.entry DROP COLUMN transaction_id");
        await using var worker = NpgsqlDataSource.Create(signed.Connection("ck_worker"));
        using var key = AuditSigningKey.Load(Path.Combine(TestKeys.Folder, "worker", "audit.key.pem"));
        var signer = new AuditLogSigner(worker, key, TimeProvider.System);
        var with = new Variant(
            "signed each second",
            async time =>
            {
                await PgBench.TakeBackAsync(signed);
                using var end = new CancellationTokenSource();
                var sealing = SealEachSecondAsync(signer, end.Token);
                var rate = await PgBench.RateAsync(signed, time);
                await end.CancelAsync();
                await sealing;
                return rate;
            }
        );
        var without = new Variant(
            "not signed",
            async time =>
            {
                await PgBench.TakeBackAsync(bare);
                return await PgBench.RateAsync(bare, time);
            }
        );
        var measured = await Ratio.OfAsync(with, without, Slice, Slice);
        return
        [
            new("submission with / without audit integrity", measured.Ratio, 0.90, AtMost: false, 0.95, measured.Rates),
        ];
    }

    private static async Task SealEachSecondAsync(AuditLogSigner signer, CancellationToken end)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!end.IsCancellationRequested)
        {
            await signer.SealAsync(CancellationToken.None);
            try
            {
                await tick.WaitForNextTickAsync(end);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
