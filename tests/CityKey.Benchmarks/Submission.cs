using CityKey.Benchmarks.Running;

namespace CityKey.Benchmarks;

/// <summary>"Send" pressed on the last page, over HTTPS: session, form token, opening the sealed draft, sealing to the
/// city, one transaction, redirect.</summary>
internal static class Submission
{
    private const int DraftsMade = 6000;
    private const string Path = "/en/apply/check";
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    // The path is long: in less the runtime is still compiling what it has found to be hot.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(45);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var database = await server.CreateDatabaseAsync();
        using var certificate = new Certificate();
        await using var portal = await Pages.PortalAsync(database, "https://127.0.0.1:0", certificate.Settings);
        await using var drafts = Drafts.Of(database, portal.Address);
        var people = await drafts.MakeAsync(DraftsMade);
        await PgBench.MakeDraftsAsync(database);
        var whole = new Variant(
            "whole submission",
            async time =>
            {
                await PgBench.TakeBackAsync(database);
                return await Wrk.RateAsync(
                    new Uri(portal.Address, Path),
                    PgBench.Clients,
                    time,
                    "submit.lua",
                    people,
                    Path
                );
            }
        );
        var pipe = new Variant(
            "pgbench, pipelined",
            async time =>
            {
                await PgBench.TakeBackAsync(database);
                return await PgBench.RateAsync(database, time);
            }
        );
        var measured = await Ratio.OfAsync(whole, pipe, Slice, WarmUp);
        await PgBench.TakeBackAsync(database);
        var before = await portal.AllocatedAsync();
        await Wrk.RateAsync(new Uri(portal.Address, Path), PgBench.Clients, Slice, "submit.lua", people, Path);
        var garbage =
            (await portal.AllocatedAsync() - before)
            / 1000.0
            / await database.AskAsync<long>("SELECT count(*) FROM review.queue_item");
        File.Delete(people);
        return
        [
            new(
                "whole submission over HTTPS / pgbench pipelined",
                measured.Ratio,
                0.28,
                AtMost: false,
                0.40,
                $"{measured.Rates}; {garbage:0} kB of garbage each"
            ),
        ];
    }
}
