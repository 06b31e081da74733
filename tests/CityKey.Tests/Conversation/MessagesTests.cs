using System.Net;

namespace CityKey.Tests.Conversation;

public sealed class MessagesTests
{
    [Fact]
    public async Task Messages_go_both_ways_as_plain_text_in_any_script()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        await WriteAsync(sides, "<b>Buenos días</b>\nمرحبا");
        var clerk = await sides.ReviewerAsync();

        var read = await clerk.GetAsync($"{sides.Place}/messages");
        Assert.Contains("<b>Buenos días</b>\nمرحبا", read.Text, StringComparison.Ordinal);
        Assert.Null(read.Page.QuerySelector(".talk b"));
        await clerk.SendAsync(read, "note", ("note", "Thank you. We look at it."));

        await sides.Resident.GoAsync("/en/return/messages");
        Assert.Contains("Thank you. We look at it.", sides.Reading, StringComparison.Ordinal);
        Assert.Contains("مرحبا", sides.Reading, StringComparison.Ordinal);
        Assert.Equal(
            "1 1",
            await sides.AskAsync(
                "SELECT count(*) FILTER (WHERE action = 'message.sent-to-staff') || ' ' || count(*) FILTER (WHERE action = 'message.sent-to-resident') FROM audit.entry"
            )
        );
    }

    [Fact]
    public async Task The_queue_marks_what_waits_to_be_read_and_says_nothing_of_it()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        await WriteAsync(sides, "When can I come?");
        var clerk = await sides.ClerkAsync("clerk");

        var queue = await clerk.GetAsync("/applications");
        Assert.Contains("New message", queue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("When can I come?", queue.Page.Source.Text, StringComparison.Ordinal);
        await sides.ActAsync(clerk, "claim");

        Assert.DoesNotContain("New message", (await clerk.GetAsync("/applications")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Write something first.")]
    [InlineData("too long", "1000 letters at most")]
    [InlineData("a\u202Eb", "Some signs in it cannot be shown")]
    public async Task What_cannot_be_sent_is_explained_and_shown_again(string note, string mend)
    {
        await using var sides = await TwoSides.SubmittedAsync();
        note = note == "too long" ? new string('é', 1001) : note;

        await sides.Resident.GoAsync("/en/return/messages");
        await sides.Resident.SendAsync(("note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sides.Resident.Status);
        Assert.Contains(mend, sides.Resident.Mend("note"), StringComparison.Ordinal);
        Assert.Equal(note, sides.Resident.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal("0", await sides.AskAsync("SELECT count(*)::text FROM intake.message"));
    }

    [Fact]
    public async Task Another_resident_reads_nothing_of_it()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        await WriteAsync(sides, "Only for the clerk");
        using var stranger = new Portal.Visitor(new Uri(sides.Sites.Portal));
        await Portal.Walk.ToCheckAsync(stranger);
        await stranger.SendAsync();

        await stranger.GoAsync("/en/return/messages");

        Assert.Equal("Messages", stranger.Heading);
        Assert.DoesNotContain("Only for the clerk", stranger.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_who_has_not_taken_it_is_led_away()
    {
        await using var sides = await TwoSides.SubmittedAsync();
        var clerk = await sides.ClerkAsync("clerk");

        Assert.Equal(sides.Place, (await clerk.GetAsync($"{sides.Place}/messages")).Path);
        Assert.Equal("0", await sides.AskAsync("SELECT count(*)::text FROM intake.opening"));
    }

    private static async Task WriteAsync(TwoSides sides, string note)
    {
        await sides.Resident.GoAsync("/en/return/messages");
        await sides.Resident.SendAsync(("note", note));
        Assert.Equal(HttpStatusCode.OK, sides.Resident.Status);
    }
}
