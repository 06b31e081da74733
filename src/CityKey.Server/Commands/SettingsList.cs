using System.CommandLine;
using CityKey.Server.Settings;

namespace CityKey.Server.Commands;

internal static class SettingsList
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("settings", "List every setting, in the format of docs/configuration.md.") { json };
        verb.SetAction(parsed =>
            VerbOutcome.OfAsync(
                parsed.GetValue(json),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error,
                () => Task.FromResult<(string, object)>((ConfigurationPage.Write().TrimEnd('\n'), SettingsTable.All))
            )
        );
        return verb;
    }
}
