using System.Net;
using CityKey.Domain.PortalSwitch;
using CityKey.Tests.Portal;

namespace CityKey.Tests.Conversation;

/// <summary>What the pages draw and take in each mode of the switch.</summary>
public sealed class ModesTests
{
    [Theory]
    [InlineData(PortalMode.Open, true, true)]
    [InlineData(PortalMode.NoNew, true, true)]
    [InlineData(PortalMode.Paused, false, true)]
    [InlineData(PortalMode.Dark, false, false)]
    public async Task Answering_appealing_and_writing_follow_the_mode_and_so_does_reading(
        PortalMode mode,
        bool writes,
        bool reads
    )
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        await browser.SendAsync();
        foreach (
            var (status, page) in new[]
            {
                ("InReview", "messages"),
                ("Denied", "appeal"),
                ("AwaitingResident", "answer"),
            }
        )
        {
            await portal.SwitchAsync(PortalMode.Open);
            await portal.Database.AskAsync<string>(
                "ck_owner",
                $"UPDATE intake.application SET status = '{status}', asked_at = now(), decided_at = now(), "
                    + "answer_due_at = now() + interval '9 days', appeal_due_at = now() + interval '9 days' "
                    + "RETURNING status"
            );
            await browser.GetAsync($"/en/return/{page}");
            if (mode != PortalMode.Open)
            {
                await portal.SwitchAsync(mode);
            }

            await browser.SendAsync(("note", "What I have to say"));

            Assert.Equal(writes ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, browser.Status);
            Assert.Equal(
                writes
                    ? status switch
                    {
                        "AwaitingResident" => "InReview",
                        "Denied" => "UnderAppeal",
                        _ => status,
                    }
                    : status,
                await portal.Database.AskAsync<string>("ck_owner", "SELECT status FROM intake.application")
            );
        }

        Assert.Equal(writes ? 3 : 0, await portal.CountAsync("intake.message"));
        Assert.Equal(
            reads ? "Messages" : "Online services are closed",
            (await browser.GetAsync("/en/return/messages")).Heading
        );
        Assert.Equal(
            reads ? "Your application status" : "Online services are closed",
            (await browser.GetAsync("/en/return/status")).Heading
        );
        Assert.Equal(
            reads ? "Do you want to cancel your application?" : "Online services are closed",
            (await browser.GetAsync("/en/return/withdraw")).Heading
        );
    }
}
