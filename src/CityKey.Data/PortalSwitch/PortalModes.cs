using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>The modes as the database and the command line spell them.</summary>
public static class PortalModes
{
    /// <summary>The spelling of a mode.</summary>
    public static string Word(PortalMode mode) =>
        mode switch
        {
            PortalMode.Open => "open",
            PortalMode.NoNew => "nonew",
            PortalMode.Dark => "dark",
            _ => "paused",
        };

    /// <summary>Reads a spelling. An unknown one is <see cref="PortalMode.Paused"/>, because an unknown state counts as
    /// closed.</summary>
    public static PortalMode Read(string word) =>
        word switch
        {
            "open" => PortalMode.Open,
            "nonew" => PortalMode.NoNew,
            "dark" => PortalMode.Dark,
            _ => PortalMode.Paused,
        };
}
