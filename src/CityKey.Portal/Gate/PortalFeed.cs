using System.Globalization;
using System.Xml.Linq;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Routing;
using CityKey.Web.Languages;

namespace CityKey.Portal.Gate;

/// <summary>The changes of the portal switch as an Atom feed (RFC 4287). A resident can learn when the portal opens
/// again without leaving an e-mail address.</summary>
internal static class PortalFeed
{
    private const int MaxEntries = 20;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapPortalFeed(this IEndpointRouteBuilder site) =>
        site.MapGet(
            "/{lang:language}/portal/feed",
            async (HttpContext http, SwitchChangeHistory history, SiteText text, CityProfile city) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=5";
                var changes = (await history.ReadAsync(http.RequestAborted)).Reverse().Take(MaxEntries).ToList();
                var page = $"{http.Request.Scheme}://{http.Request.Host}{PortalRoutes.Portal}";
                return Results.Text(Write(changes, text, city, page).ToString(), "application/atom+xml");
            }
        );

    private static XDocument Write(List<SwitchChange> changes, SiteText text, CityProfile city, string page) =>
        new(
            new XElement(
                Atom + "feed",
                new XAttribute(XNamespace.Xml + "lang", CultureInfo.CurrentUICulture.Name),
                new XElement(Atom + "id", Tag(city, "switch")),
                new XElement(Atom + "title", $"{city.CardName}: {text["site.portal-state"]}"),
                new XElement(Atom + "author", new XElement(Atom + "name", city.Name)),
                new XElement(Atom + "link", new XAttribute("href", page)),
                new XElement(Atom + "updated", Instant(changes.Count == 0 ? DateTimeOffset.UnixEpoch : changes[0].At)),
                changes.Select(c => Entry(c, text, city, page))
            )
        );

    private static XElement Entry(SwitchChange change, SiteText text, CityProfile city, string page) =>
        new(
            Atom + "entry",
            new XElement(Atom + "id", Tag(city, change.At.UtcTicks.ToString(CultureInfo.InvariantCulture))),
            new XElement(Atom + "title", text[$"portal.title.{PortalModes.Word(change.To)}"]),
            new XElement(Atom + "link", new XAttribute("href", page)),
            new XElement(Atom + "updated", Instant(change.At)),
            new XElement(Atom + "summary", PortalMessageText.Ready(text, change.To, PortalWording.Usual.Ready))
        );

    // A tag URI (RFC 4151) stays the same when the site's host name changes.
    private static string Tag(CityProfile city, string name) => $"tag:citykey,2026:{city.Code}/portal/{name}";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
