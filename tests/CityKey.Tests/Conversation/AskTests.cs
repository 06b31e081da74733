using System.Net;
using CityKey.Tests.Portal;

namespace CityKey.Tests.Conversation;

public sealed class AskTests
{
    [Fact]
    public async Task A_clerk_asks_the_resident_answers_with_a_document_and_the_same_clerk_approves()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();

        Assert.Equal(fixture.Place, (await fixture.AskForProofAsync(clerk)).Path);
        Assert.Equal("AwaitingResident", await fixture.StatusAsync());

        await fixture.Resident.GoAsync("/en/return/status");
        Assert.Contains("More proof that you live here", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("A photo that we can read: Passport", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("Is it flat 2?", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("To ask you for something", fixture.Reading, StringComparison.Ordinal);
        Assert.DoesNotContain("citykey.example", fixture.Reading, StringComparison.Ordinal);
        await fixture.Resident.GoAsync("/en/return/answer/document");
        await fixture.Resident.SendFileAsync(ApplicationScript.Picture, ("kind", "utility-bill"));
        Assert.Equal("/en/return/answer", fixture.Resident.Path);
        Assert.Contains("Added: Utility bill", fixture.Reading, StringComparison.Ordinal);
        await fixture.Resident.SendAsync(("note", "Yes, flat 2."));

        Assert.Equal("/en/return/status", fixture.Resident.Path);
        Assert.Equal("InReview", await fixture.StatusAsync());
        Assert.Equal(
            "online",
            await fixture.AskAsync("SELECT detail->>'channel' FROM audit.entry WHERE action = 'application.answered'")
        );
        Assert.Contains("New message", (await clerk.GetAsync("/applications")).Text, StringComparison.Ordinal);
        var answered = (await clerk.GetAsync(fixture.Place)).Text;
        Assert.Contains("Gas, water, electric or internet bill (answer 1)", answered, StringComparison.Ordinal);
        Assert.Contains("Yes, flat 2.", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("New message", (await clerk.GetAsync("/applications")).Text, StringComparison.Ordinal);
        await fixture.ActAsync(clerk, "approve");
        Assert.Equal("Approved", await fixture.StatusAsync());
    }

    [Fact]
    public async Task Another_photo_takes_the_place_of_the_first_which_is_kept()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();
        await fixture.SendAsync(clerk, "ask", "need", ("need", "new-photo"));

        await fixture.Resident.GoAsync("/en/return/answer/photo");
        await fixture.Resident.SendFileAsync(ApplicationScript.Picture);
        await fixture.Resident.SendAsync();

        var seen = (await clerk.GetAsync(fixture.Place)).Text;
        Assert.Contains("Photo (answer 1)", seen, StringComparison.Ordinal);
        Assert.Contains("Earlier photo 1", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_is_no_answer_and_a_question_needs_something_to_ask_for()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();

        var refused = await fixture.SendAsync(clerk, "ask", "note", ("note", "Just wondering"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".mend a[href='#need']"));
        Assert.Contains(
            "Just wondering",
            refused.Page.QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("InReview", await fixture.StatusAsync());

        await fixture.AskForProofAsync(clerk);
        await fixture.Resident.GoAsync("/en/return/answer");
        await fixture.Resident.SendAsync(("note", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fixture.Resident.Status);
        Assert.Contains("Add a document or a photo", fixture.Resident.Mend("note"), StringComparison.Ordinal);
        Assert.Equal("AwaitingResident", await fixture.StatusAsync());
    }

    [Fact]
    public async Task A_late_question_is_told_so_and_its_note_is_shown_again()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();
        var page = await clerk.GetAsync($"{fixture.Place}/ask");
        await fixture.Resident.GoAsync("/en/return/withdraw");
        await fixture.Resident.SendAsync();

        var late = await clerk.SendAsync(
            page,
            "need",
            ("need", "show-residence"),
            ("note", "A long note\nin two lines")
        );

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("A long note\nin two lines", late.Text, StringComparison.Ordinal);
        Assert.Contains("Another document that shows residence in the city", late.Text, StringComparison.Ordinal);
        Assert.Contains("Withdrawn by the resident", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("O’Neill", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_reviewer_can_ask()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.ReviewerAsync();
        var other = await fixture.ClerkAsync("clerk2");

        Assert.Equal(fixture.Place, (await other.GetAsync($"{fixture.Place}/ask")).Path);
    }

    [Fact]
    public async Task What_was_sent_cannot_be_taken_out_or_changed_after_it_was_sent()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();

        Assert.Equal("/en/return/status", (await fixture.Resident.GoAsync("/en/apply/documents")).Path);
        Assert.Equal("/en/return/status", (await fixture.Resident.GoAsync("/en/return/answer/document")).Path);
        Assert.Equal("/en/return/status", (await fixture.Resident.GoAsync("/en/return/answer")).Path);
    }
}
