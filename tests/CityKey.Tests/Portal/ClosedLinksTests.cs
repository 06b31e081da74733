using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Portal;

/// <summary>Nothing on any page offers what is not possible in the mode: whoever follows every link never meets the
/// closed page.</summary>
public sealed class ClosedLinksTests
{
    [Theory]
    [InlineData(PortalMode.Open, "Draft")]
    [InlineData(PortalMode.Paused, "Draft")]
    [InlineData(PortalMode.NoNew, "AwaitingResident")]
    [InlineData(PortalMode.NoNew, "DeniedFinally")]
    [InlineData(PortalMode.Paused, "DeniedFinally")]
    [InlineData(PortalMode.Dark, "DeniedFinally")]
    public async Task No_page_leads_to_one_that_the_mode_does_not_have(PortalMode mode, string status)
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        await browser.ToCheckAsync();
        if (status != "Draft")
        {
            await browser.SendAsync();
            await portal.Database.AskAsync<object>(
                "ck_owner",
                "ALTER TABLE intake.application DISABLE TRIGGER USER; UPDATE intake.application "
                    + $"SET status = '{status}', decided_at = now(), appeal_due_at = now() + interval '9 days', "
                    + "asked_at = now(), answer_due_at = now() + interval '9 days'; ALTER TABLE intake.application "
                    + "ENABLE TRIGGER USER"
            );
        }

        await portal.SwitchAsync(mode);

        var (seen, drawn, wrong) = await FollowAsync(browser);

        // Who has a frozen draft reads there that it is kept, and may take it back.
        Assert.Equal(
            mode == PortalMode.Paused && status == "Draft" ? ["/en/return"] : [],
            wrong.Select(w => w.To).Distinct()
        );
        Assert.Contains("/en/documents", seen);
        Assert.Equal(mode == PortalMode.Open, seen.Contains("/en/apply"));
        Assert.Equal(mode != PortalMode.Dark && status != "Draft", drawn.Contains("/en/return/status"));
    }

    private static async Task<(
        IReadOnlySet<string> Seen,
        IReadOnlySet<string> Drawn,
        List<(string From, string To)> Wrong
    )> FollowAsync(HttpBrowser browser)
    {
        var (seen, drawn, wrong, ahead) = (
            new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal),
            new List<(string From, string To)>(),
            new Queue<(string From, string To)>([("", "/en"), ("", "/en/portal"), ("", "/en/return/status")])
        );
        while (ahead.TryDequeue(out var way))
        {
            if (!seen.Add(way.To))
            {
                continue;
            }

            await browser.GetAsync(way.To);
            if (way.From.Length > 0 && (browser.Status != System.Net.HttpStatusCode.OK || IsClosed(browser)))
            {
                wrong.Add(way);
            }

            var from = browser.Path;
            if (!IsClosed(browser))
            {
                drawn.Add(from);
            }

            foreach (
                var link in browser
                    .Page.QuerySelectorAll("main a[href^='/en'], footer a[href^='/en']")
                    .Select(a => a.GetAttribute("href")!.Split('#')[0])
                    .Where(h => !h.EndsWith("/feed", StringComparison.Ordinal))
            )
            {
                ahead.Enqueue((from, link));
            }
        }

        return (seen, drawn, wrong);
    }

    // The page that is drawn in place of one that the mode does not have.
    private static bool IsClosed(HttpBrowser browser) =>
        browser.Page.QuerySelector("section[aria-labelledby=still]") is not null;
}
