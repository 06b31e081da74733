using System.Text.Json;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Web.Languages;

/// <summary>What residents read about the portal's state: the administrator's own message, or a prepared one.</summary>
public static class PortalMessageText
{
    public static string Of(SiteText text, PortalState state)
    {
        var own = state.OwnWords is null
            ? null
            : JsonSerializer.Deserialize<Dictionary<string, string>>(state.OwnWords);
        return own?.GetValueOrDefault(text.Language.Name) ?? Ready(text, state.Mode, state.Wording);
    }

    /// <summary>The prepared message. The usual one is used where this version does not know the wording, or where the
    /// wording does not apply to the mode.</summary>
    public static string Ready(SiteText text, PortalMode mode, string wording)
    {
        var key = $"portal.say.{wording}";
        return mode is PortalMode.Paused or PortalMode.Dark && text.Has(key)
            ? text[key]
            : text[$"portal.message.{PortalModes.Word(mode)}"];
    }
}
