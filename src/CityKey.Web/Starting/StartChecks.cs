using System.Globalization;
using CityKey.Data.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web.Starting;

/// <summary>Everything that <c>serve</c> looks at before it opens a door. A check that belongs to another part of the
/// house is added here.</summary>
public static class StartChecks
{
    public static IReadOnlyList<IStartCheck> All { get; } =
    [
        new AddressCheck(),
        new ConnectionCheck(),
        new DatabaseCheck(),
        new KeysCheck(),
        new ErrorDetailCheck(),
        new MailCheck(),
    ];

    /// <summary>The settings as a <c>serve</c> verb's host will read them.</summary>
    public static StartingRole Read(string role, string[] args)
    {
        var host = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .Build();
        var settings = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddConfiguration(host)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{Environments.Production}.json", optional: true)
            .AddCityKeySettings()
            .AddCommandLine(args)
            .Build();
        return new StartingRole(
            role,
            settings,
            string.Equals(
                host[HostDefaults.EnvironmentKey],
                Environments.Development,
                StringComparison.OrdinalIgnoreCase
            )
        );
    }

    /// <summary>Looks at everything.</summary>
    /// <exception cref="StartRefusedException">Something is not safe; it lists all of it.</exception>
    public static async Task AssureAsync(StartingRole starting, CancellationToken cancellationToken)
    {
        var found = await FindAsync(starting, cancellationToken);
        if (found.Count > 0)
        {
            throw new StartRefusedException(starting.Role, found);
        }
    }

    /// <summary>All that is not safe, in the order of <see cref="All"/>.</summary>
    public static async Task<IReadOnlyList<StartProblem>> FindAsync(
        StartingRole starting,
        CancellationToken cancellationToken
    )
    {
        var found = new List<StartProblem>();
        foreach (var check in All)
        {
            found.AddRange(await check.FindAsync(starting, cancellationToken));
        }

        return found;
    }
}

/// <summary>A role does not start as it is set up.</summary>
public sealed class StartRefusedException(string role, IReadOnlyList<StartProblem> found)
    : InvalidOperationException(Say(role, found))
{
    public IReadOnlyList<StartProblem> Found { get; } = found;

    private static string Count(int problems) =>
        problems == 1 ? "this problem" : string.Create(CultureInfo.InvariantCulture, $"these {problems} problems");

    private static string Say(string role, IReadOnlyList<StartProblem> found) =>
        string.Join(
            '\n',
            found
                .Select(f => $"  {f.Setting}: {f.Mend}")
                .Prepend(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the {role.ToLowerInvariant()} cannot start. Fix {Count(found.Count)} first:"
                    )
                )
        );
}
