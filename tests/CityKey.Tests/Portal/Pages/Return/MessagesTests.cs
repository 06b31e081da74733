using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class MessagesTests
{
    [Theory]
    [InlineData("", "Enter your message.")]
    [InlineData("too long", "Use up to 1,000 characters")]
    [InlineData("a\u202Eb", "Your message has characters we cannot show")]
    public async Task What_cannot_be_sent_is_explained_and_shown_again(string note, string mend)
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        note = note == "too long" ? new string('é', 1001) : note;

        await fixture.Resident.GetAsync("/en/return/messages");
        await fixture.Resident.SendAsync(("note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, fixture.Resident.Status);
        Assert.Contains(mend, fixture.Resident.ErrorFor("note"), StringComparison.Ordinal);
        Assert.Equal(note, fixture.Resident.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("0", await fixture.AskAsync("SELECT count(*)::text FROM intake.message"));
    }

    [Fact]
    public async Task Another_resident_reads_nothing_of_it()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await WriteAsync(fixture, "Only for the clerk");
        using var stranger = new HttpBrowser(new Uri(fixture.Sites.Portal));
        await stranger.ToCheckAsync();
        await stranger.SendAsync();

        await stranger.GetAsync("/en/return/messages");

        Assert.Equal("Messages", stranger.Heading);
        Assert.DoesNotContain("Only for the clerk", stranger.Page.Source.Text, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(ConversationFixture fixture, string note)
    {
        await fixture.Resident.GetAsync("/en/return/messages");
        await fixture.Resident.SendAsync(("note", note));
        Assert.Equal(HttpStatusCode.OK, fixture.Resident.Status);
    }
}
