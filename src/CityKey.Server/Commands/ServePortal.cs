using System.CommandLine;
using CityKey.Portal;

namespace CityKey.Server.Commands;

/// <summary>A class of its own, so that this role never loads staff code.</summary>
internal static class ServePortal
{
    public static Command Verb()
    {
        var verb = new Command("portal", "The residents' site.") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction((parsed, cancel) => PortalHost.Build([.. parsed.UnmatchedTokens]).RunAsync(cancel));
        return verb;
    }
}
