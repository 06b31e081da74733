using CityKey.Domain.Applications;
using CityKey.Web.Languages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>What is asked for, in words.</summary>
internal static class StaffRequestedItemText
{
    public static string Of(SiteText text, AskedNeed need) =>
        need switch
        {
            { Document: { } number } => text["need.readable", number],
            _ when text.Has($"need.{need.Code}") => text[$"need.{need.Code}"],
            // A city may have needs that have no words for asking yet.
            _ => text[$"rule.need.{need.Requirement()}"],
        };
}
