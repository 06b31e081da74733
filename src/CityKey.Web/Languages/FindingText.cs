using CityKey.Domain.DocumentRules;

namespace CityKey.Web.Languages;

/// <summary>The text for what the document rules found about one requirement.</summary>
public static class FindingText
{
    /// <param name="kind">The name of the document that the finding is about, in the reader's language; empty where it
    /// is about none.</param>
    public static string Of(SiteText text, Finding finding, string kind)
    {
        var count = finding.Code is "too-few" or "too-young" ? finding.Need : finding.Days;
        return text.Counted($"rule.finding.{finding.Code}", count, finding.Have, kind);
    }
}
