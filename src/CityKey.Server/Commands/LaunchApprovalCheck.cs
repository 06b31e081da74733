using CityKey.Data.Cities;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using CityKey.Staff.Languages;
using Npgsql;

namespace CityKey.Server.Commands;

/// <summary>Counsel's approval, and a city's rule on a second administrator, for verbs that open the portal.</summary>
internal static class LaunchApprovalCheck
{
    public static CityProfile City() => CityProfileFile.Read(VerbConfiguration.Read());

    /// <summary>Checks both.</summary>
    /// <exception cref="InvalidOperationException">The city requires two administrators, or in production a
    /// confirmation is missing; the message says which.</exception>
    public static async Task RequireAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // Checked here and as the staff site last stored it: changing one place alone must not lift the rule.
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

    /// <summary>Checks counsel's approval only.</summary>
    /// <exception cref="InvalidOperationException">In production, confirmations are missing; the message names
    /// them.</exception>
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

    // Without a setting it is production, unless no database is configured and the embedded one is used.
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
