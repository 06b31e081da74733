using System.CommandLine;
using CityKey.Portal;
using CityKey.Web.Starting;

namespace CityKey.Server.Commands;

/// <summary>A class of its own, so that this role never loads staff code.</summary>
internal static class ServePortal
{
    public static Command Verb()
    {
        var verb = new Command("portal", "The portal, the site for residents.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verb.SetAction(
            (parsed, cancellationToken) =>
                ServeOutcome.OfAsync(
                    StartingRole.Portal,
                    parsed,
                    args => PortalHost.Build(args).RunAsync(cancellationToken),
                    cancellationToken
                )
        );
        return verb;
    }
}
