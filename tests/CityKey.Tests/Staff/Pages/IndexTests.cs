using CityKey.Data.Outbox;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Staff.Pages;

public sealed class IndexTests
{
    [Fact]
    public async Task Only_administrators_see_how_much_mail_is_waiting()
    {
        await using var site = await StaffSite.StartAsync();
        await site.SubmittedAsync();
        using var administrator = await site.SignedInAsync("admin@citykey.example");
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        Assert.Contains(
            "Emails to residents: 1 waiting, 0 held while online applications are off, 0 not delivered.",
            (await administrator.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Emails to residents", (await clerk.GetAsync("/")).Text, StringComparison.Ordinal);
        await site.WithAsync<MailCounts>(async counts =>
        {
            var dark = PortalState.Unknown with { Mode = PortalMode.Dark };
            Assert.Equal(new MailCount(0, 1, 0), await counts.ReadAsync(dark, CancellationToken.None));
            await site.Database.AskAsync<int>(
                "ck_owner",
                "UPDATE platform.outbox_message SET done_at = now(), outcome = 'parked-refused' WHERE kind = 'mail'"
            );
            Assert.Equal(new MailCount(0, 0, 1), await counts.ReadAsync(dark, CancellationToken.None));
        });
    }
}
