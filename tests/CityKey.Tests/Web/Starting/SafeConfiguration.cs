using CityKey.Data.Sealing;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Web.Starting;
using Microsoft.Extensions.Configuration;

namespace CityKey.Tests.Web.Starting;

/// <summary>A set-up as production wants it, on a test's database, with each role's own keys alone.</summary>
internal sealed class SafeConfiguration : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("citykey-safe-").FullName;

    private SafeConfiguration(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public static async Task<SafeConfiguration> CreateAsync() => new(await TestDatabase.CreateAsync());

    /// <summary>The folder of a role's keys.</summary>
    public string Keys(string role)
    {
        var keys = Path.Combine(folder, role);
        foreach (
            var holder in role switch
            {
                StartingRole.Portal => ["public", "portal"],
                StartingRole.Staff => ["custodian", "staff"],
                _ => new[] { "worker" },
            }
        )
        {
            Directory.CreateDirectory(Path.Combine(keys, holder));
            foreach (var key in Directory.EnumerateFiles(Path.Combine(TestKeys.Folder, holder)))
            {
                File.Copy(key, Path.Combine(keys, holder, Path.GetFileName(key)), overwrite: true);
            }
        }

        return keys;
    }

    public Dictionary<string, string?> Settings(string role) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            [$"ConnectionStrings:{role}"] = Database.ConnectionString($"ck_{role.ToLowerInvariant()}"),
            [$"Urls:{role}"] = "http://127.0.0.1:0",
            [$"Urls:Public{role}"] = "https://site.example",
            ["AllowedHosts"] = "site.example;localhost;127.0.0.1",
            ["Proxy:KnownNetworks"] = "127.0.0.0/8",
            ["Sealing:Folder"] = Keys(role),
            ["KeyRing:KeyFile"] = Path.Combine(Keys(role), role.ToLowerInvariant(), KeyFolder.RingKeyName),
            ["Mail:Host"] = "mail.example",
        };

    public async Task<IReadOnlyList<StartProblem>> FindAsync(string role, params (string Key, string? Value)[] changed)
    {
        var settings = Settings(role);
        foreach (var (key, value) in changed)
        {
            settings[key] = value;
        }

        return await StartChecks.FindAsync(
            new StartingRole(
                role,
                new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
                Development: false
            ),
            TestContext.Current.CancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await Database.DisposeAsync();
    }
}
