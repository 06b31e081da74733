using CityKey.Domain.Applications;
using CityKey.Web.Languages;

namespace CityKey.Portal.Pages.Return;

/// <summary>The text for an item that a clerk requested.</summary>
internal static class RequestedItemText
{
    public static string Of(SiteText text, AskedNeed need, ApplicationForm form) =>
        need switch
        {
            { Document: { } number } when form.Documents.ElementAtOrDefault(number - 1) is { } document => text[
                "need.readable",
                text[$"document.{document.Kind}.name"]
            ],
            _ when text.Has($"need.{need.Code}") => text[$"need.{need.Code}"],
            // A city's rules may have requirements without a text of their own for requests.
            _ => text[$"rule.need.{need.Requirement()}"],
        };
}
