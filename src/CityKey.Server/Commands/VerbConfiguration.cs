using CityKey.Data.Settings;

namespace CityKey.Server.Commands;

/// <summary>What the verbs that run without a web site are configured by: the same files and variables as the
/// sites.</summary>
internal static class VerbConfiguration
{
    public static IConfiguration Read() =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddCityKeySettings()
            .Build();

    /// <summary>A connection string by its name, or the embedded server's when this machine runs one.</summary>
    /// <exception cref="InvalidOperationException">Neither is there.</exception>
    public static string Connection(string name) =>
        Read().GetConnectionString(name)
        ?? Embedded.EmbeddedPostgres.RunningConnectionString($"ck_{name.ToLowerInvariant()}")
        ?? throw new InvalidOperationException(
            $"No database is configured: set CITYKEY_ConnectionStrings__{name}, or start the embedded "
                + "PostgreSQL with eng/run."
        );
}
