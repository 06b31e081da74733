using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class AnswerTests
{
    [Fact]
    public async Task What_was_sent_cannot_be_changed_while_nothing_is_asked()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();

        Assert.Equal("/en/return/status", (await fixture.Resident.GetAsync("/en/apply/documents")).Path);
        Assert.Equal("/en/return/status", (await fixture.Resident.GetAsync("/en/return/answer/document")).Path);
        Assert.Equal("/en/return/status", (await fixture.Resident.GetAsync("/en/return/answer")).Path);
    }

    [Fact]
    public async Task An_empty_answer_is_refused_and_the_question_stays_open()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.AskForProofAsync(await fixture.ReviewerAsync());

        await fixture.Resident.GetAsync("/en/return/answer");
        await fixture.Resident.SendAsync(("note", "  "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, fixture.Resident.Status);
        Assert.Contains("Add a document or a photo", fixture.Resident.ErrorFor("note"), StringComparison.Ordinal);
        Assert.Equal("AwaitingResident", await fixture.StatusAsync());
    }
}
