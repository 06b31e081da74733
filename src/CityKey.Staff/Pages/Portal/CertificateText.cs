using System.Globalization;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Places;
using CityKey.Web.Languages;

namespace CityKey.Staff.Pages.Portal;

/// <summary>The text of a certificate, for the page and for the printed sheet. Times are in UTC with milliseconds, so
/// that they can be compared with the audit log.</summary>
internal sealed class CertificateText(SiteText text, CityProfile city)
{
    public string Title => text["certificate.title"];

    /// <summary>What the certificate states, in one sentence.</summary>
    public string Sentence(CertificateBody body) =>
        text["certificate.sentence", Instant(body.Closed), Instant(body.AsOf)];

    public IReadOnlyList<(string Label, string Value)> Rows(CertificateBody body) =>
        [
            (text["certificate.city"], city.Name),
            (text["certificate.state"], text[$"portal.state.{PortalModes.Read(body.To)}"]),
            (text["certificate.epoch"], body.Epoch.ToString(CultureInfo.InvariantCulture)),
            (text["certificate.cut-off"], text.Counted("certificate.cut-off-count", body.CutOff)),
            (text["certificate.nodes"], text["certificate.nodes-count", body.Acknowledged.Count, body.Nodes]),
            .. body.Acknowledged.Select(a => (a.Name, Instant(a.At))),
            .. body.Met is { } impact ? Rows(impact) : [],
        ];

    private IEnumerable<(string, string)> Rows(SwitchImpactCounts impact) =>
        [
            (text["certificate.drafts"], Number(impact.Drafts)),
            (text["certificate.uploads"], Number(impact.Uploads)),
            (text["certificate.held"], Number(impact.Held)),
            (text["certificate.waiting"], Number(impact.Waiting)),
        ];

    private static string Number(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Instant(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);
}
