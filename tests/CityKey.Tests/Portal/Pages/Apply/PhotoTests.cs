using System.Net;

namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class PhotoTests
{
    [Fact]
    public async Task A_file_that_is_not_a_picture_is_refused_and_nothing_is_stored()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.DocumentsAsync();
        await browser.SendFileAsync("This is a letter."u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("This is not a photo", browser.ErrorFor("file"), StringComparison.Ordinal);
        Assert.Equal(2, await portal.CountAsync("intake.upload"));
    }
}
