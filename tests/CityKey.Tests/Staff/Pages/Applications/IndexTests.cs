using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class IndexTests : StaffPageTest
{
    [Fact]
    public async Task The_queue_shows_a_reference_and_no_name()
    {
        var reference = await Site.SubmittedAsync();
        using var clerk = await Site.SignedInAsync("clerk@citykey.example");

        var queue = await clerk.GetAsync("/applications");

        Assert.Contains(queue.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/applications/{reference}");
        Assert.DoesNotContain("Łucja", queue.Page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Łucja", (await clerk.PressHandlerAsync(queue, "claim")).Text, StringComparison.Ordinal);
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

    private static async Task WriteAsync(ConversationFixture fixture, string note)
    {
        await fixture.Resident.GetAsync("/en/return/messages");
        await fixture.Resident.SendAsync(("note", note));
        Assert.Equal(HttpStatusCode.OK, fixture.Resident.Status);
    }
}
