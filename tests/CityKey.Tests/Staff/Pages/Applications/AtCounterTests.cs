using System.Net;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Staff.Pages.Applications;

/// <summary>Answers and appeals at a counter, while the portal is dark.</summary>
public sealed class AtCounterTests
{
    [Fact]
    public async Task Any_clerk_writes_an_answer_down_and_it_goes_back_to_the_reviewer()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var reviewer = await fixture.ReviewerAsync();
        await fixture.AskForProofAsync(reviewer);
        await DarkAsync(fixture);
        var counter = await fixture.ClerkAsync("clerk2");

        var before = await counter.GetAsync($"{fixture.Place}/here");
        Assert.DoesNotContain("O’Neill", before.Text, StringComparison.Ordinal);
        Assert.Equal("0", await fixture.AskAsync("SELECT count(*)::text FROM intake.opening WHERE reason = 'counter'"));
        var opened = await counter.SendAsync(before, "__RequestVerificationToken");
        Assert.Contains("O’Neill", opened.Text, StringComparison.Ordinal);
        Assert.Contains("Another document that shows residence in the city", opened.Text, StringComparison.Ordinal);
        await counter.SendAsync(
            opened,
            "document",
            ("document", "lease"),
            ("document", "utility-bill"),
            ("note", "Moved in last week.")
        );

        Assert.Equal("InReview", await fixture.StatusAsync());
        Assert.Equal(
            "Staff counter",
            await fixture.AskAsync(
                "SELECT actor_kind || ' ' || (detail->>'channel') FROM audit.entry "
                    + "WHERE action = 'application.answered'"
            )
        );
        var seen = (await reviewer.GetAsync(fixture.Place)).Text;
        Assert.Contains("Seen at a counter and returned", seen, StringComparison.Ordinal);
        Assert.Contains("Moved in last week.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("O’Neill", (await counter.GetAsync(fixture.Place)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_clerk_writes_an_appeal_down_and_who_denied_does_not_hear_it()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        var reviewer = await fixture.ReviewerAsync();
        await fixture.ActAsync(reviewer, "deny", ("reason", "residence-not-shown"));
        await DarkAsync(fixture);

        var opened = await reviewer.SendAsync(
            await reviewer.GetAsync($"{fixture.Place}/here"),
            "__RequestVerificationToken"
        );
        await reviewer.SendAsync(opened, "document", ("document", "lease"), ("note", "They brought the lease."));

        Assert.Equal("UnderAppeal", await fixture.StatusAsync());
        Assert.DoesNotContain("Appeals", (await reviewer.GetAsync("/applications")).Text, StringComparison.Ordinal);
        var other = await fixture.ClerkAsync("clerk2");
        Assert.Contains("Appeals", (await other.GetAsync("/applications")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "They brought the lease.",
            (await fixture.ActAsync(other, "claim")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_seen_and_nothing_said_is_nothing_to_write_down()
    {
        await using var fixture = await ConversationFixture.SubmittedAsync();
        await fixture.AskForProofAsync(await fixture.ReviewerAsync());
        var counter = await fixture.ClerkAsync("clerk2");

        var opened = await counter.SendAsync(
            await counter.GetAsync($"{fixture.Place}/here"),
            "__RequestVerificationToken"
        );
        var refused = await counter.SendAsync(opened, "document");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".mend a[href='#document']"));
        Assert.Equal("AwaitingResident", await fixture.StatusAsync());
    }

    private static Task DarkAsync(ConversationFixture fixture) =>
        fixture.Sites.SwitchAsync(c =>
            c.CloseAsync(new SwitchOrder(PortalMode.Dark, "test"), Actor.CommandLine, CancellationToken.None)
        );
}
