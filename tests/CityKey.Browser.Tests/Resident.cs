using CityKey.Testing.Uploads;
using Microsoft.Playwright;

namespace CityKey.Browser.Tests;

/// <summary>A resident who applies, page by page, as the forms ask.</summary>
internal sealed class Resident(IPage page, string portal, string language = "en")
{
    public static string Given => SampleResident.InCareOf.Given;
    public static string Family => SampleResident.InCareOf.Family;

    public IPage Page => page;

    public string Language => language;

    /// <summary>From the first page to "check your answers".</summary>
    public async Task AnswerEverythingAsync()
    {
        await page.GotoAsync($"{portal}/{language}");
        await page.LeaveByAsync(() => page.Locator($"main a[href='/{language}/apply']").First.ClickAsync());
        await SendAsync();
        await StepAsync("about-you", SampleResident.InCareOf.AboutYou);
        await page.GotoAsync($"{portal}/{language}/apply/address");
        await page.CheckAsync("[name=stay][value=care-of]");
        await FillAsync([.. SampleResident.InCareOf.Address.Where(f => f.Name != "stay")]);
        await SendAsync();
        await DocumentAsync("passport", SamplePictures.HeldToTheRight);
        await DocumentAsync("utility-bill", SamplePictures.UpsideDown);
        await page.GotoAsync($"{portal}/{language}/apply/documents");
        await page.LeaveByAsync(() => page.ClickAsync($"form[action='/{language}/apply/documents'] button"));
        await page.GotoAsync($"{portal}/{language}/apply/photo");
        await AttachAsync("face.jpg", SamplePictures.Face(SamplePictures.HeldToTheLeft));
        await SendAsync();
        await page.GotoAsync($"{portal}/{language}/apply/card");
        await page.CheckAsync("[name=card-address][value=none]");
        await page.CheckAsync("[name=gender-mark][value=none]");
        await page.CheckAsync("[name=arrival][value=counter]");
        await SendAsync();
        await StepAsync("contact", SampleResident.InCareOf.Contact);
        await page.GotoAsync($"{portal}/{language}/apply/check");
    }

    /// <summary>Presses the page's one main button.</summary>
    public Task PressAsync() => page.Locator("main form button.button:not(.quiet)").First.ClickAsync();

    /// <summary>Presses the main button and waits for the page that it leads to.</summary>
    public Task SendAsync() => page.LeaveByAsync(PressAsync);

    public Task<string> ReferenceAsync() => page.Locator(".reference").First.InnerTextAsync();

    public Task<string> CodeAsync() => page.Locator(".letters").First.InnerTextAsync();

    private async Task StepAsync(string step, params (string Name, string Value)[] answers)
    {
        await page.GotoAsync($"{portal}/{language}/apply/{step}");
        await FillAsync(answers);
        await SendAsync();
    }

    public async Task FillAsync(params (string Name, string Value)[] answers)
    {
        foreach (var (name, value) in answers)
        {
            await page.FillAsync($"[name={name}]", value);
        }
    }

    private async Task DocumentAsync(string kind, int orientation)
    {
        await page.GotoAsync($"{portal}/{language}/apply/documents/add");
        await page.CheckAsync($"[name=kind][value={kind}]");
        await AttachAsync($"{kind}.jpg", SamplePictures.Paper(kind, orientation));
        await SendAsync();
    }

    public Task AttachAsync(string name, byte[] jpeg) =>
        page.SetInputFilesAsync(
            "[type=file]",
            new FilePayload
            {
                Name = name,
                MimeType = "image/jpeg",
                Buffer = jpeg,
            }
        );
}
