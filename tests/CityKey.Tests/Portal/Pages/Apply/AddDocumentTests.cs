using System.Net;
using CityKey.Testing.Uploads;

namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class AddDocumentTests
{
    [Fact]
    public async Task A_file_that_is_not_a_picture_is_refused_with_a_clear_sentence()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.SendFileAsync("This is a letter."u8.ToArray(), ("kind", "lease"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("This is not a photo", browser.ErrorFor("file"), StringComparison.Ordinal);
        Assert.True(browser.Page.QuerySelector("input[value=lease]")!.HasAttribute("checked"));
        await browser.SendFileAsync(SamplePictures.Portrait);
        Assert.Contains("Choose the kind of document", browser.ErrorFor("kind"), StringComparison.Ordinal);
        Assert.Equal(0, await portal.CountAsync("intake.upload"));
    }
}
