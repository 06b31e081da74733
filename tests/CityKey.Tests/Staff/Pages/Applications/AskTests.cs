using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class AskTests
{
    [Fact]
    public async Task A_late_question_is_told_so_and_its_note_is_shown_again()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();
        var page = await clerk.GetAsync($"{fixture.Place}/ask");
        await fixture.Resident.GetAsync("/en/return/withdraw");
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
    public async Task Only_the_reviewer_can_ask()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.ReviewerAsync();
        var other = await fixture.ClerkAsync("clerk2");

        Assert.Equal(fixture.Place, (await other.GetAsync($"{fixture.Place}/ask")).Path);
    }

    [Fact]
    public async Task A_question_needs_something_to_ask_for()
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
    }
}
