using CityKey.Benchmarks.Running;
using CityKey.Testing.Records;

namespace CityKey.Benchmarks;

/// <summary>A photo of 2 MB received, encoded again, sealed and stored, against the same without session, form and
/// database.</summary>
internal static class Upload
{
    private const int Connections = 8;
    private const int People = 64;
    private const string Path = "/en/apply/photo";
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(10);

    // So few a second are compiled late: after half a minute a twentieth of the time still went to that.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await using var portal = await Pages.PortalAsync(database, "http://127.0.0.1:0");
        await using var least = await Site.StartAsync(SiteProcess.Pictures);
        await using var drafts = Drafts.Of(database, portal.Address);
        var people = await drafts.MakeAsync(People, TestForms.Complete() with { Photo = null });
        var picture = System.IO.Path.GetTempFileName();
        await File.WriteAllBytesAsync(picture, Picture.Of(2_000_000));
        var whole = new Variant(
            "upload",
            time => Wrk.RateAsync(new Uri(portal.Address, Path), Connections, time, "upload.lua", people, Path, picture)
        );
        var discard = new Variant(
            "made anew and let go",
            time => Wrk.RateAsync(least.Address, Connections, time, "upload.lua", people, "/", picture)
        );
        var measured = await Ratio.OfAsync(whole, discard, Slice, WarmUp);
        File.Delete(people);
        File.Delete(picture);
        return
        [
            new(
                "upload / decode, re-encode, seal, discard",
                measured.Ratio,
                0.80,
                AtMost: false,
                0.90,
                $"{measured.Rate.Median:0.0}/s against {measured.Limit.Median:0.0}/s"
            ),
        ];
    }
}
