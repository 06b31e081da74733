using CityKey.Domain.DocumentRules;
using CityKey.Web.Languages;

namespace CityKey.Portal.Languages;

/// <summary>What a resident is told about a kind of document: what it is, and what this city requires of it.</summary>
public static class DocumentKindText
{
    public static string Hint(SiteText text, DocumentKind kind)
    {
        var hint = text[$"document.{kind.Code}.hint"];
        hint = kind.Listed ? text["document.listed", hint] : hint;
        hint = kind.CoversDays is { } covers ? text.Counted("document.covers", covers, hint) : hint;
        return kind.MaxAgeDays is { } days ? text.Counted("document.from-the-last", days, hint) : hint;
    }
}
