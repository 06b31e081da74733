using System.Net;

namespace CityKey.Tests.Staff.Pages.Applications;

public sealed class ReviewTests : StaffPageTest
{
    [Fact]
    public async Task A_case_is_shown_to_the_clerk_who_took_it_and_to_no_other_and_each_opening_leaves_its_traces()
    {
        var reference = await Site.SubmittedAsync();
        using var clerk = await Site.SignedInAsync("clerk@citykey.example");
        using var other = await Site.SignedInAsync("clerk2@citykey.example");
        Assert.DoesNotContain(
            "Łucja",
            (await clerk.GetAsync($"/applications/{reference}")).Text,
            StringComparison.Ordinal
        );

        var opened = await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "claim");
        var foreign = await other.GetAsync($"/applications/{reference}");

        Assert.Contains("Łucja Brzęczyszczykiewicz", opened.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Łucja", foreign.Text, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await Site.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM intake.opening WHERE reason = 'review' AND role = 'Clerk'"
            )
        );
        Assert.Equal(
            1,
            await Site.Database.AskAsync<long>(
                "ck_audit",
                "SELECT count(*) FROM audit.entry WHERE action = 'application.opened-to-review'"
            )
        );
    }

    [Fact]
    public async Task Approving_and_making_the_card_are_two_acts_and_the_card_knows_no_application()
    {
        var (reference, clerk) = await TakenAsync("clerk@citykey.example");
        using var _ = clerk;

        var approved = await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "approve");
        var cards = await clerk.GetAsync("/cards");
        var issued = await clerk.PressHandlerAsync(approved, "issue");

        Assert.Contains(cards.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/applications/{reference}");
        Assert.NotNull(issued.Page.QuerySelector($"a[href='/applications/{reference}/card']"));
        var serial = await Site.Database.AskAsync<string>("ck_staff", "SELECT serial FROM cards.card");
        Assert.Contains(serial!, issued.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(
            0,
            await Site.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'cards' "
                    + "AND column_name LIKE '%application%'"
            )
        );
        Assert.Equal(
            1,
            await Site.Database.AskAsync<long>(
                "ck_audit",
                "SELECT count(*) FROM audit.entry WHERE action = 'card.issued'"
            )
        );
    }

    [Fact]
    public async Task A_denial_needs_a_reason()
    {
        var (reference, clerk) = await TakenAsync("clerk@citykey.example");
        using var _ = clerk;

        var refused = await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "deny");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: ", refused.Page.Title, StringComparison.Ordinal);
        Assert.NotNull(refused.Page.QuerySelector(".mend a[href='#reason']"));
        Assert.Equal("InReview", await StatusAsync());
    }

    [Fact]
    public async Task A_denial_keeps_every_reason()
    {
        var (reference, clerk) = await TakenAsync("clerk@citykey.example");
        using var _ = clerk;

        var denied = await clerk.PressHandlerAsync(
            await clerk.GetAsync($"/applications/{reference}"),
            "deny",
            ("reason", "residence-not-shown"),
            ("reason", "photo-not-usable")
        );

        Assert.Equal(HttpStatusCode.OK, denied.Status);
        Assert.Equal("Denied", await StatusAsync());
        Assert.Equal(
            "residence-not-shown photo-not-usable",
            await Site.Database.AskAsync<string>(
                "ck_staff",
                "SELECT array_to_string(decision_reasons, ' ') FROM intake.application"
            )
        );
    }

    [Fact]
    public async Task A_late_second_clerk_is_told_what_happened_and_sees_their_own_choice()
    {
        var (reference, first) = await TakenAsync("clerk@citykey.example");
        using var _ = first;
        using var second = await Site.SignedInAsync("clerk2@citykey.example");
        var left = await first.GetAsync($"/applications/{reference}");
        await first.PressHandlerAsync(left, "release");
        var taken = await second.PressHandlerAsync(await second.GetAsync($"/applications/{reference}"), "claim");
        await second.PressHandlerAsync(taken, "approve");

        var late = await first.PressHandlerAsync(left, "deny", ("reason", "residence-not-shown"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Approved, card not made yet", late.Text, StringComparison.Ordinal);
        Assert.Contains("No document shows that you live in the city.", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Łucja", late.Text, StringComparison.Ordinal);
        Assert.Equal("Approved", await StatusAsync());
    }

    [Fact]
    public async Task Two_clerks_who_take_the_same_case_at_once_are_one_who_has_it_and_one_who_is_told()
    {
        var reference = await Site.SubmittedAsync();
        using var first = await Site.SignedInAsync("clerk@citykey.example");
        using var second = await Site.SignedInAsync("clerk2@citykey.example");
        var (one, two) = (
            await first.GetAsync($"/applications/{reference}"),
            await second.GetAsync($"/applications/{reference}")
        );

        var answers = await Task.WhenAll(first.PressHandlerAsync(one, "claim"), second.PressHandlerAsync(two, "claim"));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
        Assert.Equal(
            1,
            await Site.Database.AskAsync<long>(
                "ck_audit",
                "SELECT count(*) FROM audit.entry WHERE action = 'application.review-begun'"
            )
        );
    }

    private Task<string?> StatusAsync() =>
        Site.Database.AskAsync<string>("ck_staff", "SELECT status FROM intake.application");

    private async Task<(string Reference, HttpBrowser Clerk)> TakenAsync(string email)
    {
        var reference = await Site.SubmittedAsync();
        var clerk = await Site.SignedInAsync(email);
        await clerk.PressHandlerAsync(await clerk.GetAsync($"/applications/{reference}"), "claim");
        return (reference, clerk);
    }
}
