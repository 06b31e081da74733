using System.Net;

namespace CityKey.Tests.Conversation;

public sealed class MessagesTests
{
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

        await fixture.Resident.GoAsync("/en/return/messages");
        Assert.Contains("Thank you. We look at it.", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("مرحبا", fixture.Reading, StringComparison.Ordinal);
        Assert.Equal(
            "1 1",
            await fixture.AskAsync(
                "SELECT count(*) FILTER (WHERE action = 'message.sent-to-staff') || ' ' || count(*) FILTER (WHERE action = 'message.sent-to-resident') FROM audit.entry"
            )
        );
    }

    [Fact]
    public async Task The_queue_marks_what_waits_to_be_read_and_says_nothing_of_it()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await WriteAsync(fixture, "When can I come?");
        var clerk = await fixture.ClerkAsync("clerk");

        var queue = await clerk.GetAsync("/applications");
        Assert.Contains("New message", queue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("When can I come?", queue.Page.Source.Text, StringComparison.Ordinal);
        await fixture.ActAsync(clerk, "claim");

        Assert.DoesNotContain("New message", (await clerk.GetAsync("/applications")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter your message.")]
    [InlineData("too long", "Use up to 1,000 characters")]
    [InlineData("a\u202Eb", "Your message has characters we cannot show")]
    public async Task What_cannot_be_sent_is_explained_and_shown_again(string note, string mend)
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        note = note == "too long" ? new string('é', 1001) : note;

        await fixture.Resident.GoAsync("/en/return/messages");
        await fixture.Resident.SendAsync(("note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, fixture.Resident.Status);
        Assert.Contains(mend, fixture.Resident.Mend("note"), StringComparison.Ordinal);
        Assert.Equal(note, fixture.Resident.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("0", await fixture.AskAsync("SELECT count(*)::text FROM intake.message"));
    }

    [Fact]
    public async Task Another_resident_reads_nothing_of_it()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await WriteAsync(fixture, "Only for the clerk");
        using var stranger = new Portal.PortalBrowser(new Uri(fixture.Sites.Portal));
        await Portal.ApplicationScript.ToCheckAsync(stranger);
        await stranger.SendAsync();

        await stranger.GoAsync("/en/return/messages");

        Assert.Equal("Messages", stranger.Heading);
        Assert.DoesNotContain("Only for the clerk", stranger.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_who_has_not_taken_it_is_led_away()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ClerkAsync("clerk");

        Assert.Equal(fixture.Place, (await clerk.GetAsync($"{fixture.Place}/messages")).Path);
        Assert.Equal("0", await fixture.AskAsync("SELECT count(*)::text FROM intake.opening"));
    }

    private static async Task WriteAsync(ConversationFixture fixture, string note)
    {
        await fixture.Resident.GoAsync("/en/return/messages");
        await fixture.Resident.SendAsync(("note", note));
        Assert.Equal(HttpStatusCode.OK, fixture.Resident.Status);
    }
}
