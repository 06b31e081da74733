using CityKey.Domain.DocumentRules;
using CityKey.Web.Languages;

namespace CityKey.Portal.Languages;

/// <summary>What a resident is told of a kind of document: what it is, and what this city asks of it.</summary>
public static class KindWords
{
    public static string Hint(SiteText text, DocumentKind kind)
    {
        var hint = text[$"document.{kind.Code}.hint"];
        hint = kind.Listed ? text["document.listed", hint] : hint;
        hint = kind.CoversDays is { } covers ? text["document.covers", hint, covers] : hint;
        return kind.MaxAgeDays is { } days ? text["document.from-the-last", hint, days] : hint;
    }
}
