using System.Net;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class PictureTests : StaffPageTest
{
    [Fact]
    public async Task A_picture_opens_for_the_reviewer_alone()
    {
        var reference = await Site.SubmittedAsync();
        using var reviewer = await Site.SignedInAsync("clerk@citykey.example");
        using var other = await Site.SignedInAsync("clerk2@citykey.example");
        await reviewer.PressHandlerAsync(await reviewer.GetAsync($"/applications/{reference}"), "claim");
        var unknown = $"/applications/{reference}/picture/{Guid.CreateVersion7()}";

        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync(unknown)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(unknown)).Status);
    }
}
