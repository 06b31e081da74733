using System.Xml.Linq;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Tests.Portal;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Whoever_follows_the_feed_learns_of_each_change_in_their_language_and_leaves_nothing()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await portal.SwitchAsync(PortalMode.Paused);
        using var reader = new HttpClient { BaseAddress = portal.Address };

        using var answer = await reader.GetAsync("/es/portal/feed");
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("es", feed.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal(
            ["Las solicitudes en línea están en pausa", "Las solicitudes en línea están abiertas"],
            feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value)
        );
        Assert.Equal(
            2,
            feed.Elements(Atom + "entry")
                .Select(e => e.Element(Atom + "id")!.Value)
                .Distinct(StringComparer.Ordinal)
                .Count()
        );
        Assert.Equal(
            feed.Element(Atom + "updated")!.Value,
            feed.Element(Atom + "entry")!.Element(Atom + "updated")!.Value
        );
    }

    [Fact]
    public async Task The_page_of_the_switch_says_what_it_was_before_in_every_mode()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        using var browser = portal.Visit();
        foreach (var mode in new[] { PortalMode.NoNew, PortalMode.Paused, PortalMode.Dark, PortalMode.Open })
        {
            await portal.SwitchAsync(mode);
            await browser.GetAsync("/en/portal");
        }

        Assert.Equal(5, browser.Page.QuerySelectorAll("#before ~ ul > li").Length);
    }
}
