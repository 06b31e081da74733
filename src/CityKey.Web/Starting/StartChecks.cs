using System.Globalization;
using CityKey.Data.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web.Starting;

/// <summary>The checks that <c>serve</c> runs before it listens. A new check is added to <see cref="All"/>.</summary>
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

    /// <summary>Reads the settings as the host of a <c>serve</c> verb will read them.</summary>
    /// <param name="role">One of the constants of <see cref="StartingRole"/>.</param>
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

    /// <summary>Runs every check.</summary>
    /// <exception cref="StartRefusedException">At least one check found a problem; it lists all of them.</exception>
    public static async Task AssureAsync(StartingRole starting, CancellationToken cancellationToken)
    {
        var found = await FindAsync(starting, cancellationToken);
        if (found.Count > 0)
        {
            throw new StartRefusedException(starting.Role, found);
        }
    }

    /// <summary>Every problem, in the order of <see cref="All"/>.</summary>
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

/// <summary>A role refuses to start with its present settings.</summary>
public sealed class StartRefusedException(string role, IReadOnlyList<StartProblem> found)
    : InvalidOperationException(Describe(role, found))
{
    public IReadOnlyList<StartProblem> Found { get; } = found;

    private static string Describe(string role, IReadOnlyList<StartProblem> found) =>
        string.Join(
            '\n',
            found
                .Select(f => $"  {f.Setting}: {f.Remedy}")
                .Prepend($"the {role.ToLowerInvariant()} cannot start. Fix {Count(found.Count)} first:")
        );

    private static string Count(int problems) =>
        problems == 1 ? "this problem" : string.Create(CultureInfo.InvariantCulture, $"these {problems} problems");
}
