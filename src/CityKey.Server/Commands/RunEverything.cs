using System.CommandLine;
using CityKey.Data;
using CityKey.Data.Legal;
using CityKey.Data.Sealing;
using CityKey.Embedded;
using CityKey.Portal;
using CityKey.Staff;
using CityKey.Worker;

namespace CityKey.Server.Commands;

/// <summary>Development: embedded PostgreSQL, migrations, demonstration data, both sites and the worker, until
/// Ctrl-C.</summary>
internal static class RunEverything
{
    private static readonly string[] Development = ["--environment", "Development"];

    public static void AddTo(RootCommand root)
    {
        var reset = new Option<bool>("--reset") { Description = "Delete the data of earlier starts and start empty." };
        var noDemo = new Option<bool>("--no-demo") { Description = "Do not add demonstration data." };
        root.Add(reset);
        root.Add(noDemo);
        root.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.OfAsync(
                    json: false,
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        await RunAsync(
                            parsed.GetValue(reset),
                            !parsed.GetValue(noDemo),
                            parsed.InvocationConfiguration.Output,
                            cancellationToken
                        );
                        return ("Stopped.", new { stopped = true });
                    }
                )
        );
    }

    private static async Task RunAsync(bool reset, bool demo, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedOptions { StartEmpty = reset, Say = output.WriteLine },
            cancellationToken
        );
        // Below the state folder, so that a reset forgets keys and records together.
        var keys = Path.Combine(server.StateFolder, "keys");
        if (!Directory.Exists(keys))
        {
            KeyFolder.Create(keys);
        }
        else if (!KeyFolder.HasAuditKey(keys))
        {
            // A folder that an earlier version made.
            KeyFolder.CreateAuditKey(keys);
        }

        KeyFolder.CreateRingKeys(keys);
        KeyFolder.MarkDevelopment(keys);

        await Migrator.MigrateAsync(server.ConnectionString("ck_owner"), cancellationToken);
        await RecordsRuleImport.ApplyAsync(
            server.ConnectionString("ck_owner"),
            LaunchApprovalCheck.City(),
            TimeProvider.System,
            cancellationToken
        );
        if (demo)
        {
            await SeedDemo.SeedAsync(server.ConnectionString("ck_staff"), cancellationToken);
        }

        var settings = Settings(server, keys);
        await using var portal = PortalHost.Build(
            Development,
            b => Configure(b.Configuration, Of("portal", keys, settings))
        );
        await using var staff = StaffHost.Build(
            Development,
            b => Configure(b.Configuration, Of("staff", keys, settings))
        );
        using var worker = WorkerHost.Build(Development, b => Configure(b.Configuration, settings));
        await Task.WhenAll(
            portal.StartAsync(cancellationToken),
            staff.StartAsync(cancellationToken),
            worker.StartAsync(cancellationToken)
        );
        await output.WriteLineAsync(
            $"Residents: {string.Join(' ', portal.Urls)}   Staff: {string.Join(' ', staff.Urls)}   Press Ctrl-C "
                + "to stop."
        );
        // Each host hears the signal itself; the token of the command line does not hear it once they listen.
        await Task.WhenAll(
            portal.WaitForShutdownAsync(cancellationToken),
            staff.WaitForShutdownAsync(cancellationToken),
            worker.WaitForShutdownAsync(cancellationToken)
        );
    }

    // Only what was not said elsewhere: a second copy beside this one is given addresses of its own.
    private static void Configure(ConfigurationManager configuration, Dictionary<string, string?> settings) =>
        configuration.AddInMemoryCollection(settings.Where(s => configuration[s.Key] is null));

    private static Dictionary<string, string?> Of(string site, string keys, Dictionary<string, string?> settings) =>
        new(settings, StringComparer.OrdinalIgnoreCase)
        {
            ["KeyRing:KeyFile"] = Path.Combine(keys, site, KeyFolder.RingKeyName),
        };

    private static Dictionary<string, string?> Settings(EmbeddedPostgres server, string keys) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["ConnectionStrings:Portal"] = server.ConnectionString("ck_portal"),
            ["ConnectionStrings:Staff"] = server.ConnectionString("ck_staff"),
            ["ConnectionStrings:Worker"] = server.ConnectionString("ck_worker"),
            ["Sealing:Folder"] = keys,
            ["Audit:CheckpointFile"] = Path.Combine(server.StateFolder, "audit-checkpoints.jsonl"),
            ["Mail:DemonstrationFolder"] = Path.Combine(server.StateFolder, "mail"),
            ["Urls:Portal"] = "http://localhost:5080",
            ["Urls:Staff"] = "http://localhost:5081",
        };
}
