namespace CityKey.Tests.Portal.Pages.Apply;

public sealed class PhotoPreviewTests
{
    [Fact]
    public async Task The_photo_is_shown_as_a_picture_of_its_own()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.BeginAsync();
        await browser.AboutYouAsync();
        await browser.AddressAsync();
        await browser.DocumentsAsync();
        Assert.Equal("/en/apply/photo", (await browser.GetAsync("/en/apply/photo/look")).Path);
        await browser.PhotoAsync();
        using var picture = await browser.RawAsync(
            new HttpRequestMessage(HttpMethod.Get, "/en/apply/photo/look/picture")
        );
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
    }
}
