using System.Diagnostics;
using System.Text.Json;
using CityKey.Testing.Records;

namespace CityKey.Tests.Data.Audit;

/// <summary>The verbs as a script runs them.</summary>
public sealed class AuditCommandsTests
{
    [Fact]
    public async Task Verify_ends_with_0_when_whole_1_when_not_and_2_when_misused()
    {
        await using var log = await SignedAuditLog.CreateAsync(3, 2);
        var outside = Path.Combine(Path.GetTempPath(), $"citykey-outside-{Guid.NewGuid():N}.jsonl");
        var whole = await RunAsync(log, "verify", "--json", "--write-checkpoint", outside);
        Assert.Equal(0, whole.Code);
        Assert.Equal(5, JsonDocument.Parse(whole.Output).RootElement.GetProperty("entries").GetInt32());

        await log.TamperAsync(
            "DELETE FROM audit.entry WHERE id = (SELECT entry_id FROM audit.sealed WHERE sequence = 2)"
        );
        var bad = await RunAsync(log, "verify", "--json", "--checkpoint", outside);
        Assert.Equal(1, bad.Code);
        var fault = JsonDocument.Parse(bad.Output).RootElement.GetProperty("fault");
        Assert.Equal(
            ("missing", 2, await log.EntryAsync(2)),
            (
                fault.GetProperty("kind").GetString(),
                fault.GetProperty("sequence").GetInt32(),
                fault.GetProperty("entry").GetGuid()
            )
        );
        Assert.Contains("entry 2 (", (await RunAsync(log, "verify")).Output, StringComparison.Ordinal);

        File.Delete(outside);
        Assert.Equal(2, (await RunAsync(log, "verify", "--checkpoint", outside)).Code);
    }

    [Fact]
    public async Task Compare_ends_with_1_and_names_the_opening()
    {
        await using var log = await SignedAuditLog.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("citykey-custodian-").FullName;
        var path = Path.Combine(folder, "openings.log");
        var request = new CityKey.Data.Sealing.CustodianRequest(
            Guid.CreateVersion7(),
            "review",
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        new CityKey.Data.Sealing.CustodianAccessLog(path).Append(request, DateTimeOffset.UnixEpoch);
        var answer = await RunAsync(log, "compare", "--log", path);
        Assert.Equal(1, answer.Code);
        Assert.Contains($"unwrap-without-entry: opening {request.AuditEntry}", answer.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(SignedAuditLog log, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), "audit", .. arguments]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["CITYKEY_ConnectionStrings__Audit"] = log.Database.ConnectionString("ck_audit"),
                    ["CITYKEY_Sealing__Folder"] = TestKeys.Folder,
                },
            }
        )!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await errors;
        return (process.ExitCode, await output);
    }
}
