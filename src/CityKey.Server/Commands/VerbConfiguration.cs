using System.Runtime.CompilerServices;
using CityKey.Data.Settings;
using CityKey.Embedded;

namespace CityKey.Server.Commands;

/// <summary>Configuration of the verbs that run without a web site: the same files and variables as for the
/// sites.</summary>
internal static class VerbConfiguration
{
    public static IConfiguration Read() =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddCityKeySettings()
            .Build();

    /// <summary>A connection string by its name, or the embedded server's if there is one.</summary>
    /// <exception cref="InvalidOperationException">There is neither.</exception>
    public static string Connection(string name) =>
        Read().GetConnectionString(name)
        ?? EmbeddedConnection($"ck_{name.ToLowerInvariant()}")
        ?? throw new InvalidOperationException(
            $"No database is configured: set CITYKEY_ConnectionStrings__{name}, or start the embedded "
                + "PostgreSQL with eng/run."
        );

    // A method of its own, so that a configured connection does not load the embedded server's assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? EmbeddedConnection(string role) => EmbeddedPostgres.RunningConnectionString(role);
}
