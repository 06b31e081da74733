using System.Net;
using CityKey.Tests.Conversation;

namespace CityKey.Tests.Portal.Pages.Return;

public sealed class AppealTests
{
    [Fact]
    public async Task After_the_last_day_the_page_sends_to_a_counter()
    {
        await using var fixture = await DeniedAsync();
        await fixture.AskAsync(
            "UPDATE intake.application SET appeal_due_at = now() - interval '1 minute' RETURNING reference"
        );

        Assert.Equal("/en/return/status", (await fixture.Resident.GetAsync("/en/return/appeal")).Path);
        Assert.Contains("Come to a counter and tell us why", fixture.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_too_late_is_not_lost_on_the_way_to_a_counter()
    {
        await using var fixture = await DeniedAsync();
        await fixture.Resident.GetAsync("/en/return/appeal");
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
}
