using CityKey.Data.Cities;
using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using CityKey.Staff.Languages;

namespace CityKey.Server.Commands;

/// <summary>Counsel's gate in front of the verbs that open the portal.</summary>
internal static class OpeningCheck
{
    public static CityProfile City() => CityProfileFile.Read(VerbConfiguration.Read()["City:Profile"] ?? "chicago");

    /// <exception cref="InvalidOperationException">This is production and something is missing; the message names each.</exception>
    public static void Require()
    {
        var city = City();
        var missing = OpeningGate.Missing(city, city.DayOf(TimeProvider.System.GetUtcNow()));
        if (missing.Count > 0 && !IsDevelopment())
        {
            throw new InvalidOperationException(string.Join(
                Environment.NewLine, ["The portal stays closed until counsel has confirmed this in the city's profile:", .. missing.Select(m => $"  - {OpeningWords.Of(m)}")]));
        }
    }

    // Nothing said means production, unless no database was named and the embedded one of this machine is meant.
    private static bool IsDevelopment()
    {
        var settings = VerbConfiguration.Read();
        var said = settings[HostDefaults.EnvironmentKey] ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        return said is null ? settings.GetConnectionString("Staff") is null : string.Equals(said, Environments.Development, StringComparison.OrdinalIgnoreCase);
    }
}
