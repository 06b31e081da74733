using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>The modes as the database and the command line spell them.</summary>
public static class PortalModes
{
    public static string Word(PortalMode mode) =>
        mode switch
        {
            PortalMode.Open => "open",
            PortalMode.NoNew => "nonew",
            PortalMode.Dark => "dark",
            _ => "paused",
        };

    /// <summary>An unknown word is <see cref="PortalMode.Paused"/>: unknown is closed.</summary>
    public static PortalMode Read(string word) =>
        word switch
        {
            "open" => PortalMode.Open,
            "nonew" => PortalMode.NoNew,
            "dark" => PortalMode.Dark,
            _ => PortalMode.Paused,
        };
}
