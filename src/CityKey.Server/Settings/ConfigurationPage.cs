namespace CityKey.Server.Settings;

/// <summary>Writes docs/configuration.md from the table, so that it cannot drift from what is read.</summary>
internal static class ConfigurationPage
{
    public static string Write()
    {
        string[] lines =
        [
            "# Settings",
            "",
            "Written by `citykey settings` from `SettingsTable.All`; a test compares. Do not edit by hand.",
            "",
            "Later wins: `appsettings.json` beside the executable, variables with the prefix `CITYKEY_` (two underscores for a colon: `CITYKEY_Urls__Portal`), the command line of `serve` (`--Urls:Portal=…`).",
            "A secret comes best from a file: `CITYKEY_ConnectionStrings__Portal_FILE=/run/secrets/portal` reads it from there. A setting that is given both ways stops the start.",
            "`CITYKEY_STATE` names the state folder of the embedded PostgreSQL; production uses none. `ASPNETCORE_ENVIRONMENT` is `Production` unless it says otherwise.",
            "",
            "| setting | read by | meaning | without it |",
            "|---|---|---|---|",
            .. SettingsTable.All.Select(s => $"| `{s.Key}` | {s.Roles} | {s.Meaning} | {s.Without} |"),
            "",
        ];
        return string.Join('\n', lines);
    }
}
