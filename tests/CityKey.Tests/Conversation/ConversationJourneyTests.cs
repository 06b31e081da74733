using System.Net;
using CityKey.Testing.Uploads;

namespace CityKey.Tests.Conversation;

/// <summary>Whole conversations between a resident and clerks, over the pages of both sites.</summary>
public sealed class ConversationJourneyTests
{
    [Fact]
    public async Task A_clerk_asks_the_resident_answers_with_a_document_and_the_same_clerk_approves()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();

        Assert.Equal(fixture.Place, (await fixture.AskForProofAsync(clerk)).Path);
        Assert.Equal("AwaitingResident", await fixture.StatusAsync());

        await fixture.Resident.GetAsync("/en/return/status");
        Assert.Contains("More proof that you live here", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("A photo that we can read: Passport", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("Is it flat 2?", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("To ask you for something", fixture.Reading, StringComparison.Ordinal);
        Assert.DoesNotContain("citykey.example", fixture.Reading, StringComparison.Ordinal);
        await fixture.Resident.GetAsync("/en/return/answer/document");
        await fixture.Resident.SendFileAsync(SamplePictures.Portrait, ("kind", "utility-bill"));
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
    public async Task A_denial_says_what_would_do_and_another_clerk_overturns_it()
    {
        await using var fixture = await DeniedAsync();
        var decider = await fixture.ClerkAsync("clerk");
        await AppealAsync(fixture);
        Assert.Equal("UnderAppeal", await fixture.StatusAsync());

        Assert.DoesNotContain("Appeals", (await decider.GetAsync("/applications")).Text, StringComparison.Ordinal);
        Assert.Equal("0", await WaitingAsync(decider));
        Assert.Contains(
            "Another clerk must decide the appeal",
            (await decider.GetAsync(fixture.Place)).Text,
            StringComparison.Ordinal
        );
        var other = await fixture.ClerkAsync("clerk2");
        Assert.Equal("1", await WaitingAsync(other));
        Assert.Contains("Appeals", (await other.GetAsync("/applications")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "The lease is mine",
            (await other.GetAsync(fixture.Place)).Text,
            StringComparison.Ordinal
        );
        await fixture.ActAsync(other, "claim");
        var page = await other.GetAsync($"{fixture.Place}/appeal");
        Assert.Contains("The lease is mine", page.Text, StringComparison.Ordinal);
        await other.SendAsync(
            page,
            "decision",
            ("decision", "overturn"),
            ("overturn-reason", "first-look-mistaken"),
            ("note", "You were right.")
        );

        Assert.Equal("Approved", await fixture.StatusAsync());
        Assert.Equal(
            "first-look-mistaken",
            await fixture.AskAsync("SELECT detail->>'reasons' FROM audit.entry WHERE action = 'application.overturned'")
        );
        await fixture.Resident.GetAsync("/en/return/messages");
        Assert.Contains("The first review was wrong", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("You were right.", fixture.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_go_both_ways_as_plain_text_in_any_script()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await WriteAsync(fixture, "<b>Buenos días</b>\nمرحبا");
        var clerk = await fixture.ReviewerAsync();

        var read = await clerk.GetAsync($"{fixture.Place}/messages");
        Assert.Contains("<b>Buenos días</b>\nمرحبا", read.Text, StringComparison.Ordinal);
        Assert.Null(read.Page.QuerySelector(".talk b"));
        await clerk.SendAsync(read, "note", ("note", "Thank you. We look at it."));

        await fixture.Resident.GetAsync("/en/return/messages");
        Assert.Contains("Thank you. We look at it.", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("مرحبا", fixture.Reading, StringComparison.Ordinal);
        Assert.Equal(
            "1 1",
            await fixture.AskAsync(
                "SELECT count(*) FILTER (WHERE action = 'message.sent-to-staff') || ' ' || count(*) FILTER "
                    + "(WHERE action = 'message.sent-to-resident') FROM audit.entry"
            )
        );
    }

    private static async Task<ConversationFixture> DeniedAsync()
    {
        var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.ActAsync(await fixture.ReviewerAsync(), "deny", ("reason", "residence-not-shown"));
        return fixture;
    }

    // What the first page says of appeals that wait for this clerk.
    private static async Task<string> WaitingAsync(HttpBrowser clerk) =>
        (await clerk.GetAsync("/"))
            .Page.QuerySelector("a[href='/applications#appeals']")!
            .Closest(".tile")!
            .QuerySelector(".figure")!
            .TextContent;

    private static async Task AppealAsync(ConversationFixture fixture)
    {
        await fixture.Resident.GetAsync("/en/return/status");
        Assert.Contains(
            "Your documents did not show that you live here. You can use a bill, a lease or a letter",
            fixture.Reading,
            StringComparison.Ordinal
        );
        await fixture.Resident.GetAsync("/en/return/appeal");
        await fixture.Resident.SendAsync(("note", "The lease is mine."));
        Assert.Equal("/en/return/status", fixture.Resident.Path);
    }

    private static async Task WriteAsync(ConversationFixture fixture, string note)
    {
        await fixture.Resident.GetAsync("/en/return/messages");
        await fixture.Resident.SendAsync(("note", note));
        Assert.Equal(HttpStatusCode.OK, fixture.Resident.Status);
    }
}
