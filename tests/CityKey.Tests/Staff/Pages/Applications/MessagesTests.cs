using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class MessagesTests
{
    [Fact]
    public async Task A_clerk_who_has_not_taken_it_is_led_away()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ClerkAsync("clerk");

        Assert.Equal(fixture.Place, (await clerk.GetAsync($"{fixture.Place}/messages")).Path);
        Assert.Equal("0", await fixture.AskAsync("SELECT count(*)::text FROM intake.opening"));
    }

    [Fact]
    public async Task An_empty_message_is_refused_and_not_sent()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var clerk = await fixture.ReviewerAsync();

        var refused = await fixture.SendAsync(clerk, "messages", "note", ("note", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".mend a[href='#note']"));
        Assert.Equal("0", await fixture.AskAsync("SELECT count(*)::text FROM intake.message"));
    }
}
