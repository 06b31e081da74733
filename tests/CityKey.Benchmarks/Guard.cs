using CityKey.Benchmarks.Running;

namespace CityKey.Benchmarks;

/// <summary>What the switch's guard costs a submission: the same rows with its triggers and without.</summary>
internal static class Guard
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(6);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var guarded = await server.CreateDatabaseAsync();
        await PgBench.MakeDraftsAsync(guarded);
        var bare = await server.CreateDatabaseAsync(guarded);
        await bare.RunAsync(
            """
            ALTER TABLE intake.application DISABLE TRIGGER guard_application;
            ALTER TABLE intake.wrapped_key DISABLE TRIGGER guard_keys;
            ALTER TABLE intake.box DISABLE TRIGGER guard_boxes
            """
        );
        var measured = await Ratio.OfAsync(Of("with the guard", guarded), Of("without", bare), Slice, Slice);
        return
        [
            new(
                "submission with / without the switch's guard",
                measured.Ratio,
                0.85,
                AtMost: false,
                0.95,
                measured.Rates
            ),
        ];
    }

    private static Variant Of(string name, BenchDatabase database) =>
        new(
            name,
            async time =>
            {
                await PgBench.TakeBackAsync(database);
                return await PgBench.RateAsync(database, time);
            }
        );
}
