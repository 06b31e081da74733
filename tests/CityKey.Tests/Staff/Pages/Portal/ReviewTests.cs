using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Pages.Portal;

public sealed class ReviewTests()
    : StaffPageTest(new FakeTimeProvider(new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.Zero)))
{
    [Fact]
    public async Task On_the_review_day_a_banner_asks_for_a_review_until_one_click_signs_it_off()
    {
        using var administrator = await Site.SignedInAsync("admin@citykey.example");
        await administrator.ChangeSwitchAsync("open");
        Assert.DoesNotContain(
            "Review due today",
            (await administrator.ChangeSwitchAsync("close")).Text,
            StringComparison.Ordinal
        );
        Time.Advance(TimeSpan.FromDays(3));
        using var onMonday = await Site.SignedInAsync("admin2@citykey.example");
        var asked = await onMonday.GetAsync("/portal");
        Assert.Contains("Review due today", asked.Text, StringComparison.Ordinal);

        var signed = await onMonday.PostAsync(asked, "/portal/review", ("epoch", "2"));

        Assert.DoesNotContain("Review due today", signed.Text, StringComparison.Ordinal);
        Assert.Equal(
            "2027-01-19",
            await Site.Database.AskAsync<string>("ck_staff", "SELECT next_on::text FROM platform.portal_review")
        );
        Assert.Equal(
            1L,
            await Site.Database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM audit.entry WHERE action = 'portal.reviewed'"
            )
        );
    }
}
