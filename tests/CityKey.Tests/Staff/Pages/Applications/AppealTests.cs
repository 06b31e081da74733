using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class AppealTests
{
    [Fact]
    public async Task The_clerk_who_denied_is_refused_even_with_a_forged_form()
    {
        await using var fixture = await DeniedAsync();
        var decider = await fixture.ClerkAsync("clerk");
        var old = await decider.GetAsync("/applications");
        await AppealAsync(fixture);

        // Any page gives the token for a post that the review page does not offer.
        var anyForm = await decider.GetAsync($"{fixture.Place}");
        Assert.Null(anyForm.Page.QuerySelector("main button[formaction]"));
        var refused = await decider.PostAsync(old, $"{fixture.Place}?handler=Claim");
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
        await fixture.Resident.GetAsync("/en/return/status");
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

    private static async Task<ConversationFixture> DeniedAsync()
    {
        var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.ActAsync(await fixture.ReviewerAsync(), "deny", ("reason", "residence-not-shown"));
        return fixture;
    }

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
}
