using System.Globalization;
using CityKey.Testing.Records;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>What a first visit on an old phone costs, as the wire carries it.</summary>
public sealed class PageWeightTests(Browser browser) : IClassFixture<Browser>
{
    private const double FirstPage = 60_000;
    private const int FirstRequests = 6;
    private const double LaterPage = 25_000;

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_first_page_is_light_and_the_next_ones_lighter(string language)
    {
        await using var sites = await RunningSites.StartAsync();
        var page = await browser.VisitorAsync();
        var wire = await page.Context.NewCDPSessionAsync(page);
        var answers = new List<double>();
        await wire.SendAsync("Network.enable");
        // The resident's own pictures are not counted: only the resident loads them.
        var own = new HashSet<string>(StringComparer.Ordinal);
        wire.Event("Network.responseReceived").OnEvent += (_, received) =>
        {
            if (received!.Value.GetProperty("response").GetProperty("mimeType").GetString() == "image/jpeg")
            {
                own.Add(received.Value.GetProperty("requestId").GetString()!);
            }
        };
        wire.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            answers.Add(
                own.Contains(finished!.Value.GetProperty("requestId").GetString()!)
                    ? 0
                    : finished.Value.GetProperty("encodedDataLength").GetDouble()
            );

        var (requests, bytes) = await VisitAsync("");
        Assert.True(requests <= FirstRequests, $"{requests} requests");
        Assert.True(bytes is > 0 and <= FirstPage, Told(bytes));
        var resident = new Resident(page, sites.Portal, language);
        await resident.AnswerEverythingAsync();
        foreach (
            var path in new[]
            {
                "/documents",
                "/places",
                "/privacy",
                "/apply/tasks",
                "/apply/about-you",
                "/apply/documents/add",
                "/apply/photo",
                "/apply/check",
                "/return",
            }
        )
        {
            var later = (await VisitAsync(path)).Bytes;
            Assert.True(later is > 0 and <= LaterPage, $"{path}: {Told(later)}");
        }

        async Task<(int Requests, double Bytes)> VisitAsync(string path)
        {
            answers.Clear();
            await page.GotoAsync(
                $"{sites.Portal}/{language}{path}",
                new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle }
            );
            // What came from the browser's own store says 0.
            return (answers.Count(a => a > 0), answers.Sum());
        }
    }

    private static string Told(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
}
