using System.Globalization;
using System.Net.Http.Headers;
using CityKey.Testing.Uploads;

namespace CityKey.Testing.Scripts;

/// <summary>The steps of a counter visit in a browser without scripts, each as one call.</summary>
public sealed class CounterVisit(HttpBrowser clerk)
{
    public static string Given => SampleResident.AtCounter.Given;
    public static string Family => SampleResident.AtCounter.Family;

    public async Task<PageResponse> StartAsync() =>
        await clerk.SendAsync(await clerk.GetAsync("/counter"), "agreed", SampleResident.Visit);

    public Task<PageResponse> PersonAsync(PageResponse page, string? given = null, string year = "1987")
    {
        var resident = SampleResident.AtCounter;
        resident = resident with
        {
            Given = given ?? resident.Given,
            Born = new DateOnly(int.Parse(year, CultureInfo.InvariantCulture), resident.Born.Month, resident.Born.Day),
        };
        return clerk.SendAsync(page, "given-name", resident.Person);
    }

    public Task<PageResponse> DocumentsAsync(PageResponse page) => clerk.SendAsync(page, "seen", SampleResident.Seen);

    /// <summary>Asks what the rules say of these documents, without completing the step.</summary>
    public Task<PageResponse> JudgeAsync(PageResponse page, params string[] kinds) =>
        clerk.SendToAsync(page, "/counter/documents/judge", "seen", [.. kinds.Select(k => ("seen", k))]);

    public async Task<PageResponse> PhotoAsync(PageResponse page)
    {
        var sent = await clerk.SendFileAsync(page, "file", SamplePictures.Quarters(600, 800));
        return await clerk.GetAsync(
            sent.Path.StartsWith("/counter/photo?taken", StringComparison.Ordinal) ? "/counter/check" : sent.Path
        );
    }

    public Task<PageResponse> CheckAsync(PageResponse page) => clerk.PressAsync(page, "/counter/check");

    public Task<PageResponse> PrintAsync(PageResponse page) => clerk.PressAsync(page, "/counter/print");

    /// <summary>Everything up to the printed card.</summary>
    public async Task<PageResponse> ToPrintedAsync() =>
        await PrintAsync(
            await CheckAsync(await PhotoAsync(await DocumentsAsync(await PersonAsync(await StartAsync()))))
        );

    /// <summary>Confirms that the printed card is good.</summary>
    public Task<PageResponse> FinishAsync(PageResponse page) => clerk.SendAsync(page, "serial");

    /// <summary>The card as the printer gets it.</summary>
    public async Task<byte[]> CardAsync()
    {
        using var answer = await clerk.RawAsync("/counter/card");
        Assert.Equal(MediaTypeHeaderValue.Parse("application/pdf"), answer.Content.Headers.ContentType);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
