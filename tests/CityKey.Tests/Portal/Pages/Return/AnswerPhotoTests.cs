using CityKey.Testing.Uploads;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class AnswerPhotoTests
{
    [Fact]
    public async Task Another_photo_takes_the_place_of_the_first_which_is_kept()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();
        await fixture.SendAsync(clerk, "ask", "need", ("need", "new-photo"));

        await fixture.Resident.GetAsync("/en/return/answer/photo");
        await fixture.Resident.SendFileAsync(SamplePictures.Portrait);
        await fixture.Resident.SendAsync();

        var seen = (await clerk.GetAsync(fixture.Place)).Text;
        Assert.Contains("Photo (answer 1)", seen, StringComparison.Ordinal);
        Assert.Contains("Earlier photo 1", seen, StringComparison.Ordinal);
    }
}
