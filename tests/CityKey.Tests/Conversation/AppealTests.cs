using System.Net;
using CityKey.Tests.Staff;

namespace CityKey.Tests.Conversation;

public sealed class AppealTests
{
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
        await fixture.Resident.GoAsync("/en/return/messages");
        Assert.Contains("The first review was wrong", fixture.Reading, StringComparison.Ordinal);
        Assert.Contains("You were right.", fixture.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clerk_who_denied_is_refused_even_with_a_forged_form()
    {
        await using var fixture = await DeniedAsync();
        var decider = await fixture.ClerkAsync("clerk");
        var old = await decider.GetAsync("/applications");
        await AppealAsync(fixture);

        // Any page of theirs gives the token; the act is posted to the case.
        var anyForm = await decider.GetAsync($"{fixture.Place}");
        Assert.Null(anyForm.Page.QuerySelector("[name=act]"));
        var refused = await decider.PostAsync(old, fixture.Place, ("act", "claim"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Null(await fixture.AskAsync("SELECT appeal_reviewer_id::text FROM intake.application"));
        var decided = await decider.PostAsync(
            old,
            $"{fixture.Place}/appeal",
            ("decision", "uphold"),
            ("uphold-reason", "photo-not-usable"),
            ("note", "No.")
        );
        Assert.Equal(HttpStatusCode.Conflict, decided.Status);
        Assert.Equal("UnderAppeal", await fixture.StatusAsync());
    }

    [Fact]
    public async Task An_upheld_denial_says_what_is_still_possible()
    {
        await using var fixture = await DeniedAsync();
        await AppealAsync(fixture);
        var other = await fixture.ClerkAsync("clerk2");
        await fixture.ActAsync(other, "claim");

        var refused = await fixture.SendAsync(
            other,
            "appeal",
            "decision",
            ("decision", "uphold"),
            ("note", "Still no proof.")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".mend a[href='#uphold-reason']"));
        Assert.Contains(
            "Still no proof.",
            refused.Page.QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal
        );
        await other.SendAsync(
            refused,
            "decision",
            ("decision", "uphold"),
            ("uphold-reason", "residence-not-shown"),
            ("note", "Still no proof.")
        );

        Assert.Equal("DeniedFinally", await fixture.StatusAsync());
        await fixture.Resident.GoAsync("/en/return/status");
        Assert.Contains("ombudsman", fixture.Reading, StringComparison.Ordinal);
        Assert.NotNull(fixture.Resident.Page.QuerySelector("a[href='/en/apply']"));
        Assert.NotNull(fixture.Resident.Page.QuerySelector("a[href='/en/places']"));
    }

    [Fact]
    public async Task A_late_decision_on_an_appeal_loses_nothing_typed()
    {
        await using var fixture = await DeniedAsync();
        await AppealAsync(fixture);
        var other = await fixture.ClerkAsync("clerk2");
        await fixture.ActAsync(other, "claim");
        var page = await other.GetAsync($"{fixture.Place}/appeal");
        await fixture.ActAsync(other, "release");

        var late = await other.SendAsync(
            page,
            "decision",
            ("decision", "overturn"),
            ("overturn-reason", "documents-suffice"),
            ("note", "Both are fine.")
        );

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Both are fine.", late.Text, StringComparison.Ordinal);
        Assert.Contains("The submitted documents are enough.", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_day_the_page_sends_to_a_counter()
    {
        await using var fixture = await DeniedAsync();
        await fixture.AskAsync(
            "UPDATE intake.application SET appeal_due_at = now() - interval '1 minute' RETURNING reference"
        );

        Assert.Equal("/en/return/status", (await fixture.Resident.GoAsync("/en/return/appeal")).Path);
        Assert.Contains("Come to a counter and tell us why", fixture.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_too_late_is_not_lost_on_the_way_to_a_counter()
    {
        await using var fixture = await DeniedAsync();
        await fixture.Resident.GoAsync("/en/return/appeal");
        await fixture.AskAsync(
            "UPDATE intake.application SET appeal_due_at = now() - interval '1 minute' RETURNING reference"
        );

        await fixture.Resident.SendAsync(("note", "The lease is mine."));

        Assert.Equal(HttpStatusCode.Conflict, fixture.Resident.Status);
        Assert.Contains(
            "The deadline to ask for a second review has passed.",
            fixture.Reading,
            StringComparison.Ordinal
        );
        Assert.Contains("The lease is mine.", fixture.Reading, StringComparison.Ordinal);
    }

    private static async Task<ConversationFixture> DeniedAsync()
    {
        var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.ActAsync(await fixture.ReviewerAsync(), "deny", ("reason", "residence-not-shown"));
        return fixture;
    }

    // What the first page says of appeals that wait for this clerk.
    private static async Task<string> WaitingAsync(StaffBrowser clerk) =>
        (await clerk.GetAsync("/"))
            .Page.QuerySelector("a[href='/applications#appeals']")!
            .Closest(".tile")!
            .QuerySelector(".figure")!
            .TextContent;

    private static async Task AppealAsync(ConversationFixture fixture)
    {
        await fixture.Resident.GoAsync("/en/return/status");
        Assert.Contains(
            "Your documents did not show that you live here. You can use a bill, a lease or a letter",
            fixture.Reading,
            StringComparison.Ordinal
        );
        await fixture.Resident.GoAsync("/en/return/appeal");
        await fixture.Resident.SendAsync(("note", "The lease is mine."));
        Assert.Equal("/en/return/status", fixture.Resident.Path);
    }
}
