using System.Net;
using CityKey.Testing.Uploads;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class AnswerDocumentTests
{
    [Fact]
    public async Task A_document_of_an_unknown_kind_is_refused_and_nothing_is_added()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.AskForProofAsync(await fixture.ReviewerAsync());

        await fixture.Resident.GetAsync("/en/return/answer/document");
        await fixture.Resident.SendFileAsync(SamplePictures.Portrait, ("kind", "a wish"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, fixture.Resident.Status);
        Assert.Contains("Choose the kind of document", fixture.Resident.ErrorFor("kind"), StringComparison.Ordinal);
        Assert.Equal("3", await fixture.AskAsync("SELECT count(*)::text FROM intake.upload"));
    }
}
