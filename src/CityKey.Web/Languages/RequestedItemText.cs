using CityKey.Domain.Applications;

namespace CityKey.Web.Languages;

/// <summary>The text of one item that a clerk asks a resident for. Both sites have the texts, each in its own
/// words.</summary>
public static class RequestedItemText
{
    /// <param name="form">The form that the item is about; it names the document that cannot be read. Null where the
    /// form must not be shown: then the document is named by its number.</param>
    public static string Of(SiteText text, AskedNeed need, ApplicationForm? form = null)
    {
        var key = $"need.{need.Code}";
        if (need.Document is { } number)
        {
            return form?.Documents.ElementAtOrDefault(number - 1) is { } document
                ? text[key, text[$"document.{document.Kind}.name"]]
                : text[key, number];
        }

        // A city's rules may have a requirement that has no text for asking.
        return text.Has(key) ? text[key] : text[$"rule.need.{need.Requirement()}"];
    }
}
