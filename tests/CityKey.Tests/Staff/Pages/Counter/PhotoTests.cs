using System.Net;
using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class PhotoTests : CounterPageTest
{
    [Fact]
    public async Task Only_the_photo_page_may_ask_for_the_camera()
    {
        await Visit.DocumentsAsync(await Visit.PersonAsync(await Visit.StartAsync()));
        Assert.Contains("camera=(self)", await PolicyAsync("/counter/photo"), StringComparison.Ordinal);
        Assert.Contains("camera=()", await PolicyAsync("/counter/person"), StringComparison.Ordinal);
        Assert.Contains("camera=()", await PolicyAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_picture_is_refused()
    {
        var photo = await Visit.DocumentsAsync(await Visit.PersonAsync(await Visit.StartAsync()));

        var refused = await Clerk.SendFileAsync(photo, "file", "This is a letter."u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#file-error"));
    }

    private async Task<string> PolicyAsync(string path)
    {
        using var answer = await Clerk.RawAsync(path);
        return string.Join(' ', answer.Headers.GetValues("Permissions-Policy"));
    }
}
