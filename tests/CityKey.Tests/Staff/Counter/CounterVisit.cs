using System.Net.Http.Headers;
using CityKey.Tests.Data.Uploads;

namespace CityKey.Tests.Staff.Counter;

/// <summary>A clerk at the counter, page by page as a browser without scripts sends them.</summary>
internal sealed class CounterVisit(StaffBrowser clerk)
{
    public const string Given = "Zqxwvisitgiven";
    public const string Family = "Zqxwvisitfamily";

    public async Task<StaffAnswer> StartAsync() =>
        await clerk.SendAsync(await clerk.GetAsync("/counter"), "agreed", ("site", "pilsen"), ("agreed", "true"));

    public async Task<StaffAnswer> PersonAsync(StaffAnswer page, string given = Given, string year = "1987") =>
        await clerk.SendAsync(
            page,
            "given-name",
            ("given-name", given),
            ("family-name", Family),
            ("born-day", "23"),
            ("born-month", "11"),
            ("born-year", year),
            ("gender-mark", "X"),
            ("address", "print"),
            ("line1", "Zqxwvisitstreet 1"),
            ("town", "Chicago"),
            ("postal-code", "60608")
        );

    public Task<StaffAnswer> DocumentsAsync(StaffAnswer page) =>
        clerk.SendAsync(page, "seen", ("seen", "passport"), ("seen", "utility-bill"));

    /// <summary>Asks what the rules say of these documents, without completing the step.</summary>
    public Task<StaffAnswer> JudgeAsync(StaffAnswer page, params string[] kinds) =>
        clerk.SendToAsync(page, "/counter/documents/judge", "seen", [.. kinds.Select(k => ("seen", k))]);

    public async Task<StaffAnswer> PhotoAsync(StaffAnswer page)
    {
        var sent = await clerk.SendFileAsync(page, "file", SamplePictures.Quarters(600, 800));
        return await clerk.GetAsync(
            sent.Path.StartsWith("/counter/photo?taken", StringComparison.Ordinal) ? "/counter/check" : sent.Path
        );
    }

    public async Task<StaffAnswer> CheckAsync(StaffAnswer page) => await clerk.PressAsync(page, "/counter/check");

    public async Task<StaffAnswer> PrintAsync(StaffAnswer page) => await clerk.PressAsync(page, "/counter/print");

    /// <summary>Everything up to the card in hand.</summary>
    public async Task<StaffAnswer> ToPrintedAsync() =>
        await PrintAsync(
            await CheckAsync(await PhotoAsync(await DocumentsAsync(await PersonAsync(await StartAsync()))))
        );

    public async Task<StaffAnswer> FinishAsync(StaffAnswer page) => await clerk.SendAsync(page, "serial");

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
