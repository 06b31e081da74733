using System.CommandLine;
using CityKey.Staff;

namespace CityKey.Server.Commands;

internal static class ServeStaff
{
    public static Command Verb()
    {
        var verb = new Command("staff", "The site of clerks and administrators.") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction((parsed, cancel) => StaffHost.Build([.. parsed.UnmatchedTokens]).RunAsync(cancel));
        return verb;
    }
}
