using CityKey.Benchmarks.Running;

namespace CityKey.Benchmarks;

/// <summary>A form of thirteen fields, localised, with a new form token each time, against Kestrel's plaintext; and
/// what it leaves to the collector.</summary>
internal static class FormPage
{
    private const string Path = "/en/thirteen";
    private const int Asked = 2000;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchServer server)
    {
        await using var pages = await Pages.StartAsync(server);
        var measured = await Ratio.OfAsync(pages.Get("form page", Path), pages.Plain, Pages.Slice, Pages.WarmUp);
        var garbage = new List<double>();
        for (var round = 0; round < Ratio.Rounds; round++)
        {
            garbage.Add(await GarbageAsync(pages));
        }

        return
        [
            new("form page / Kestrel plaintext", measured.Ratio, 0.08, AtMost: false, 0.10, measured.Rates, "0.000"),
            new(
                "form page, garbage in kB",
                Spread.Of(garbage),
                60,
                AtMost: true,
                35,
                $"all of the process, over {Asked} pages",
                "0.0"
            ),
        ];
    }

    private static async Task<double> GarbageAsync(Pages pages)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = pages.Portal.Address,
        };
        await browser.GetByteArrayAsync(Path);
        var before = await pages.Portal.AllocatedAsync();
        for (var page = 0; page < Asked; page++)
        {
            await browser.GetByteArrayAsync(Path);
        }

        return (await pages.Portal.AllocatedAsync() - before) / 1000.0 / Asked;
    }
}
