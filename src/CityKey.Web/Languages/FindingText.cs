using CityKey.Domain.DocumentRules;

namespace CityKey.Web.Languages;

/// <summary>What the rules say of one need, in words.</summary>
public static class FindingText
{
    /// <param name="kind">The words for the document that it is about; empty where it is about none.</param>
    public static string Of(SiteText text, Finding finding, string kind)
    {
        var count = finding.Code is "too-few" or "too-young" ? finding.Need : finding.Days;
        return text.Counted($"rule.finding.{finding.Code}", count, finding.Have, kind);
    }
}
