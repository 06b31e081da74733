using CityKey.Benchmarks.Running;

namespace CityKey.Benchmarks;

/// <summary>The start page, as a visitor without a cookie gets it, against Kestrel's plaintext.</summary>
internal static class PublicPage
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        await using var pages = await Pages.StartAsync(server);
        var measured = await Ratio.OfAsync(pages.Get("public page", "/en"), pages.Plain, Pages.Slice, Pages.WarmUp);
        return [new("public page / Kestrel plaintext", measured.Ratio, 0.60, AtMost: false, 0.75, measured.Rates)];
    }
}
