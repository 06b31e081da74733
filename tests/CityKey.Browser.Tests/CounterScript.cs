using CityKey.Testing.Uploads;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>A clerk who takes a visit at the counter through its pages.</summary>
internal sealed class CounterScript(IPage page, string staff)
{
    public const string Family = "Nguyễn-O’Brien";

    /// <summary>From the notice, in a language, to the documents seen and given back.</summary>
    public async Task ToDocumentsAsync(string language)
    {
        await page.GotoAsync($"{staff}/counter?in={language}");
        await page.CheckAsync("[name=site][value=pilsen]");
        await page.CheckAsync("[name=agreed]");
        await SendAsync();
        await page.FillAsync("[name=given-name]", "Thị");
        await page.FillAsync("[name=family-name]", Family);
        await page.FillAsync("[name=born-day]", "23");
        await page.FillAsync("[name=born-month]", "11");
        await page.FillAsync("[name=born-year]", "1987");
        await page.CheckAsync("[name=gender-mark][value=none]");
        await page.CheckAsync("[name=address][value=none]");
        await SendAsync();
    }

    public async Task SeeAsync(params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            await page.CheckAsync($"[name=seen][value={kind}]");
        }
    }

    public async Task ToCheckAsync()
    {
        await SendAsync();
        await page.SetInputFilesAsync(
            "[type=file]",
            new FilePayload
            {
                Name = "face.jpg",
                MimeType = "image/jpeg",
                Buffer = SamplePictures.Face(SamplePictures.HeldToTheLeft),
            }
        );
        await SendAsync();
        await page.GotoAsync($"{staff}/counter/check");
    }

    /// <summary>Prints, looks at the card, and says that it is good.</summary>
    public async Task<byte[]> ToCardInHandAsync()
    {
        await page.RunAndWaitForResponseAsync(
            () => page.ClickAsync("button[name=act][value=begin]"),
            answer => answer.Request.Method == "GET" && answer.Request.IsNavigationRequest
        );
        var card = await (await page.APIRequest.GetAsync($"{staff}/counter/card")).BodyAsync();
        await page.LeaveByAsync(() => page.ClickAsync("button[name=act][value=good]"));
        return card;
    }

    /// <summary>Presses the page's main button and waits for the page that it leads to.</summary>
    public Task SendAsync() =>
        page.LeaveByAsync(() =>
            page.Locator("main form button.button:not(.quiet):visible:not([type=button])").First.ClickAsync()
        );
}
