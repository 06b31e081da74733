using System.Net;

namespace CityKey.Tests.Staff.Pages.Legal.Holds;

public sealed class IndexTests : StaffPageTest
{
    [Fact]
    public async Task Records_staff_place_a_hold_and_only_counsel_releases_it()
    {
        using var records = await Site.SignedInAsync("records@citykey.example");
        using var counsel = await Site.SignedInAsync("counsel@citykey.example");
        var placed = await records.SendAsync(
            await records.GetAsync("/legal/holds"),
            "scope",
            ("scope", "Everything"),
            ("reason", "lawsuit")
        );
        Assert.Contains("in force", placed.Text, StringComparison.Ordinal);
        Assert.Null(placed.Page.QuerySelector("[name=hold]"));
        var list = await counsel.GetAsync("/legal/holds");

        var hold = list.Page.QuerySelector("[name=hold]")!.GetAttribute("value")!;
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await records.PostAsync(placed, "/legal/holds/release", ("hold", hold))).Status
        );
        Assert.Contains("Released", (await counsel.SendAsync(list, "hold")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await counsel.SendAsync(list, "hold")).Status);
        Assert.Equal(1, await CountAsync("audit.entry WHERE action = 'hold.placed'"));
        Assert.Equal(1, await CountAsync("audit.entry WHERE action = 'hold.released'"));
    }

    [Theory]
    [InlineData("", "lawsuit", "", "", "")]
    [InlineData("Everything", "", "", "", "")]
    [InlineData("OneApplication", "lawsuit", "nothing", "", "")]
    [InlineData("HandedInBetween", "lawsuit", "", "2026-13-01", "2026-12-01")]
    [InlineData("HandedInBetween", "lawsuit", "", "2026-12-01", "2026-11-01")]
    public async Task An_incomplete_hold_is_refused_and_keeps_the_input(
        string scope,
        string reason,
        string reference,
        string from,
        string to
    )
    {
        using var counsel = await Site.SignedInAsync("counsel@citykey.example");
        var page = await counsel.GetAsync("/legal/holds");

        var again = await counsel.SendAsync(
            page,
            "scope",
            ("scope", scope),
            ("reason", reason),
            ("reference", reference),
            ("from", from),
            ("to", to)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(reference, again.Page.QuerySelector("[name=reference]")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await CountAsync("legal.hold"));
    }

    [Fact]
    public async Task A_hold_covers_one_application_or_whole_days_of_the_city()
    {
        var reference = await Site.SubmittedAsync();
        using var counsel = await Site.SignedInAsync("counsel@citykey.example");

        await counsel.SendAsync(
            await counsel.GetAsync("/legal/holds"),
            "scope",
            ("scope", "OneApplication"),
            ("reason", "demand"),
            ("reference", reference.ToLowerInvariant())
        );
        await counsel.SendAsync(
            await counsel.GetAsync("/legal/holds"),
            "scope",
            ("scope", "HandedInBetween"),
            ("reason", "audit"),
            ("from", "2026-11-01"),
            ("to", "2026-11-30")
        );

        Assert.Equal(1, await CountAsync("legal.hold h JOIN intake.application a ON a.id = h.application_id"));
        // The thirtieth counts to its end, and Chicago's clocks are six hours behind by then.
        Assert.Equal(
            1,
            await CountAsync("legal.hold WHERE \"from\" = '2026-11-01 05:00Z' AND \"to\" = '2026-12-01 06:00Z'")
        );
    }

    private Task<long> CountAsync(string what) =>
        Site.Database.AskAsync<long>("ck_owner", $"SELECT count(*) FROM {what}");
}
