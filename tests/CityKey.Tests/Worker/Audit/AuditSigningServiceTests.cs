using CityKey.Data.Audit;
using CityKey.Data.Sealing;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CityKey.Tests.Worker.Audit;

public sealed class AuditSigningServiceTests
{
    [Fact]
    public async Task The_worker_seals_compares_and_carries_a_checkpoint_outside()
    {
        await using var database = await TestDatabase.CreateAsync();
        var outside = Path.Combine(Path.GetTempPath(), $"citykey-outside-{Guid.NewGuid():N}.jsonl");
        using (var worker = Build(database, TestKeys.Folder, outside))
        {
            await worker.StartAsync();
            // The comparison's own entry is there to be sealed; its head is carried outside in the same tick.
            while (await CountAsync(database, "audit.head") == 0 || !File.Exists(outside))
            {
                await Task.Yield();
            }

            await worker.StopAsync();
        }

        using var keys = AuditKeys.Load(KeyFolder.PublicAuditKey(TestKeys.Folder));
        var verdict = await new AuditVerification(keys, new CheckpointFile(outside).Read()).OfDatabaseAsync(
            database.ConnectionString("ck_audit"),
            CancellationToken.None
        );
        Assert.Null(verdict.Fault);
        Assert.Equal(1, verdict.Checkpoints);
        File.Delete(outside);
    }

    [Fact]
    public async Task Keys_of_before_the_audit_had_one_still_work_and_one_can_be_added_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("citykey-old-keys-").FullName;
        foreach (var (holder, name) in new[] { ("worker", "match.key.pem"), ("worker", "digest.key") })
        {
            Directory.CreateDirectory(Path.Combine(folder, holder));
            File.Copy(Path.Combine(TestKeys.Folder, holder, name), Path.Combine(folder, holder, name));
        }

        using (var worker = Build(database, folder, null))
        {
            await worker.StartAsync();
            while (await CountAsync(database, "audit.entry") == 0)
            {
                await Task.Yield();
            }

            await worker.StopAsync();
        }

        Assert.Equal(0, await CountAsync(database, "audit.head"));
        Assert.Contains(
            "keys create",
            Assert.Throws<InvalidOperationException>(() => AuditSigningKey.Load(KeyFolder.AuditKey(folder))).Message,
            StringComparison.Ordinal
        );
        KeyFolder.CreateAuditKey(folder);
        using var key = AuditSigningKey.Load(KeyFolder.AuditKey(folder));
        Assert.Throws<InvalidOperationException>(() => KeyFolder.CreateAuditKey(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<long> CountAsync(TestDatabase database, string what) =>
        database.AskAsync<long>("ck_audit", $"SELECT count(*) FROM {what}");

    private static IHost Build(TestDatabase database, string folder, string? outside) =>
        WorkerHost.Build(
            [],
            b =>
                b.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
                    {
                        ["ConnectionStrings:Worker"] = database.ConnectionString("ck_worker"),
                        ["Sealing:Folder"] = folder,
                        ["Audit:CheckpointFile"] = outside,
                        ["Mail:Host"] = "mail.example",
                        ["Mail:From"] = "no-reply@city.example",
                        ["Mail:Portal"] = "https://portal.example",
                    }
                )
        );
}
