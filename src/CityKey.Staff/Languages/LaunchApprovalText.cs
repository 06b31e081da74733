using System.Globalization;
using System.Resources;
using CityKey.Domain.Legal;
using CityKey.Web.Languages;

namespace CityKey.Staff.Languages;

/// <summary>Texts for what counsel has yet to approve before launch. The page and the command line use them.</summary>
public static class LaunchApprovalText
{
    private static readonly ResourceManager Texts = new(typeof(StaffText));

    public static string Of(LaunchApprovalItem item) =>
        item.Code switch
        {
            LaunchApproval.Records => Find($"gate.records.{item.Of}") ?? item.Of,
            LaunchApproval.Notice => string.Format(
                CultureInfo.CurrentCulture,
                Find("gate.notice") ?? item.Of,
                SiteLanguage.OwnName(item.Of)
            ),
            // A city may name a fact that has no text here.
            _ => string.Format(
                CultureInfo.CurrentCulture,
                Find("gate.fact") ?? item.Of,
                Find($"gate.fact.{item.Of}") ?? item.Of
            ),
        };

    private static string? Find(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture);
}
