using CityKey.Data.Cities;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using CityKey.Staff.Languages;
using Npgsql;

namespace CityKey.Server.Commands;

/// <summary>Counsel's gate, and a city's own rule, in front of the verbs that open the portal.</summary>
internal static class LaunchApprovalCheck
{
    public static CityProfile City() => CityProfileFile.Read(VerbConfiguration.Read()["City:Profile"] ?? "chicago");

    /// <exception cref="InvalidOperationException">Two administrators open here together, or this is production and
    /// something is missing; the message says it.</exception>
    public static async Task RequireAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // As configured here, and as the staff site said last: neither place alone lifts a second person's word.
        if (
            SwitchRules.Read(VerbConfiguration.Read()).SecondToOpen
            || await SwitchRules.AsksASecondAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken)
        )
        {
            throw new InvalidOperationException(
                "Two administrators must turn online applications on together, on the staff site. The command "
                    + "line cannot do this, because it does not know who runs it."
            );
        }

        Require();
    }

    /// <summary>Counsel's gate alone.</summary>
    /// <exception cref="InvalidOperationException">This is production and something is missing; the message names
    /// each.</exception>
    public static void Require()
    {
        var city = City();
        var missing = LaunchApproval.Missing(city, city.DayOf(TimeProvider.System.GetUtcNow()));
        if (missing.Count > 0 && !IsDevelopment())
        {
            throw new InvalidOperationException(
                string.Join(
                    Environment.NewLine,
                    [
                        "Online applications stay off until counsel has confirmed these items in the city profile:",
                        .. missing.Select(m => $"  - {LaunchApprovalText.Of(m)}"),
                    ]
                )
            );
        }
    }

    // Nothing said means production, unless no database was named and the embedded one of this machine is meant.
    private static bool IsDevelopment()
    {
        var settings = VerbConfiguration.Read();
        var said =
            settings[HostDefaults.EnvironmentKey]
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        return said is null
            ? settings.GetConnectionString("Staff") is null
            : string.Equals(said, Environments.Development, StringComparison.OrdinalIgnoreCase);
    }
}
