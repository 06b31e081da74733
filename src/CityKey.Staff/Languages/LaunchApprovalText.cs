using System.Globalization;
using System.Resources;
using CityKey.Domain.Legal;
using CityKey.Web.Languages;

namespace CityKey.Staff.Languages;

/// <summary>What is missing at counsel's gate, in plain words, for the page and for the command line.</summary>
public static class LaunchApprovalText
{
    private static readonly ResourceManager Words = new(typeof(StaffText));

    public static string Of(LaunchApprovalItem item) =>
        item.Code switch
        {
            LaunchApproval.Records => Find($"gate.records.{item.Of}") ?? item.Of,
            LaunchApproval.Notice => string.Format(
                CultureInfo.CurrentCulture,
                Find("gate.notice") ?? item.Of,
                SiteLanguage.OwnName(item.Of)
            ),
            // A city may name a fact that nobody has written words for.
            _ => string.Format(
                CultureInfo.CurrentCulture,
                Find("gate.fact") ?? item.Of,
                Find($"gate.fact.{item.Of}") ?? item.Of
            ),
        };

    private static string? Find(string key) => Words.GetString(key, CultureInfo.CurrentUICulture);
}
