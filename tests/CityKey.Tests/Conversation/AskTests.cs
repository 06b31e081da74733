using System.Net;
using CityKey.Tests.Portal;

namespace CityKey.Tests.Conversation;

public sealed class AskTests
{
    [Fact]
    public async Task A_clerk_asks_the_resident_answers_with_a_document_and_the_same_clerk_approves()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        var clerk = await sides.ReviewerAsync();

        Assert.Equal(sides.Place, (await sides.AskForProofAsync(clerk)).Path);
        Assert.Equal("AwaitingResident", await sides.StatusAsync());

        await sides.Resident.GoAsync("/en/return/status");
        Assert.Contains("Another proof that you live here", sides.Reading, StringComparison.Ordinal);
        Assert.Contains("A picture that we can read: Passport", sides.Reading, StringComparison.Ordinal);
        Assert.Contains("Is it flat 2?", sides.Reading, StringComparison.Ordinal);
        Assert.Contains("To ask you for something", sides.Reading, StringComparison.Ordinal);
        Assert.DoesNotContain("citykey.example", sides.Reading, StringComparison.Ordinal);
        await sides.Resident.GoAsync("/en/return/answer/document");
        await sides.Resident.SendFileAsync(Walk.Picture, ("kind", "utility-bill"));
        Assert.Equal("/en/return/answer", sides.Resident.Path);
        Assert.Contains("Added: Utility bill", sides.Reading, StringComparison.Ordinal);
        await sides.Resident.SendAsync(("note", "Yes, flat 2."));

        Assert.Equal("/en/return/status", sides.Resident.Path);
        Assert.Equal("InReview", await sides.StatusAsync());
        Assert.Equal(
            "online",
            await sides.AskAsync("SELECT detail->>'channel' FROM audit.entry WHERE action = 'application.answered'")
        );
        Assert.Contains("New message", (await clerk.GetAsync("/applications")).Text, StringComparison.Ordinal);
        var answered = (await clerk.GetAsync(sides.Place)).Text;
        Assert.Contains("Bill for gas, water, power or internet (answer 1)", answered, StringComparison.Ordinal);
        Assert.Contains("Yes, flat 2.", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("New message", (await clerk.GetAsync("/applications")).Text, StringComparison.Ordinal);
        await sides.ActAsync(clerk, "approve");
        Assert.Equal("Approved", await sides.StatusAsync());
    }

    [Fact]
    public async Task Another_photo_takes_the_place_of_the_first_which_is_kept()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        var clerk = await sides.ReviewerAsync();
        await sides.SendAsync(clerk, "ask", "need", ("need", "new-photo"));

        await sides.Resident.GoAsync("/en/return/answer/photo");
        await sides.Resident.SendFileAsync(Walk.Picture);
        await sides.Resident.SendAsync();

        var seen = (await clerk.GetAsync(sides.Place)).Text;
        Assert.Contains("Photo (answer 1)", seen, StringComparison.Ordinal);
        Assert.Contains("Earlier photo 1", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_is_no_answer_and_a_question_needs_something_to_ask_for()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        var clerk = await sides.ReviewerAsync();

        var refused = await sides.SendAsync(clerk, "ask", "note", ("note", "Just wondering"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".mend a[href='#need']"));
        Assert.Contains(
            "Just wondering",
            refused.Page.QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("InReview", await sides.StatusAsync());

        await sides.AskForProofAsync(clerk);
        await sides.Resident.GoAsync("/en/return/answer");
        await sides.Resident.SendAsync(("note", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sides.Resident.Status);
        Assert.Contains("Add a document or a photo", sides.Resident.Mend("note"), StringComparison.Ordinal);
        Assert.Equal("AwaitingResident", await sides.StatusAsync());
    }

    [Fact]
    public async Task A_late_question_is_told_so_and_its_note_is_shown_again()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        var clerk = await sides.ReviewerAsync();
        var page = await clerk.GetAsync($"{sides.Place}/ask");
        await sides.Resident.GoAsync("/en/return/withdraw");
        await sides.Resident.SendAsync();

        var late = await clerk.SendAsync(
            page,
            "need",
            ("need", "show-residence"),
            ("note", "A long note\nin two lines")
        );

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("A long note\nin two lines", late.Text, StringComparison.Ordinal);
        Assert.Contains("Another proof of living here", late.Text, StringComparison.Ordinal);
        Assert.Contains("Withdrawn by the person", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("O’Neill", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_reviewer_can_ask()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        await sides.ReviewerAsync();
        var other = await sides.ClerkAsync("clerk2");

        Assert.Equal(sides.Place, (await other.GetAsync($"{sides.Place}/ask")).Path);
    }

    [Fact]
    public async Task What_was_sent_cannot_be_taken_out_or_changed_after_it_was_sent()
    {
        await using var sides = await TwoSides.SubmittedAsync();

        Assert.Equal("/en/return/status", (await sides.Resident.GoAsync("/en/apply/documents")).Path);
        Assert.Equal("/en/return/status", (await sides.Resident.GoAsync("/en/return/answer/document")).Path);
        Assert.Equal("/en/return/status", (await sides.Resident.GoAsync("/en/return/answer")).Path);
    }
}
