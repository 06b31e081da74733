using System.Text.Json;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Web.Languages;

/// <summary>What residents read about the switch, in one language: the administrator's own words, or the ready
/// ones.</summary>
public static class PortalMessageText
{
    public static string Of(SiteText text, PortalState state)
    {
        var own = state.OwnWords is null
            ? null
            : JsonSerializer.Deserialize<Dictionary<string, string>>(state.OwnWords);
        return own?.GetValueOrDefault(text.Language.Name) ?? Ready(text, state.Mode, state.Wording);
    }

    /// <summary>The ready words. A wording that this version does not know, or that says of a mode what is not so in
    /// it, is the usual one.</summary>
    public static string Ready(SiteText text, PortalMode mode, string wording)
    {
        var says = $"portal.say.{wording}";
        return mode is PortalMode.Paused or PortalMode.Dark && text.Has(says)
            ? text[says]
            : text[$"portal.message.{PortalModes.Word(mode)}"];
    }
}
