using System.Diagnostics;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;

namespace CityKey.Tests.Architecture;

/// <summary>The portal's process as an operator starts it, looked at from outside.</summary>
public sealed class PortalProcessTests
{
    [Fact]
    public async Task The_portals_process_never_loads_staff_code_and_holds_no_private_key()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var process = Start(database.ConnectionString("ck_portal"));
        try
        {
            await AnswersAsync(process);

            var mapped = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
            Assert.Contains("CityKey.Portal.dll", mapped, StringComparison.Ordinal);
            Assert.DoesNotContain("CityKey.Staff.dll", mapped, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string connection)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), "serve", "portal"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["CITYKEY_ConnectionStrings__Portal"] = connection,
                ["CITYKEY_Sealing__Folder"] = PublicHalvesAlone(),
                ["CITYKEY_Urls__Portal"] = "http://127.0.0.1:0",
            },
        };
        return Process.Start(start)!;
    }

    // The portal starts with nothing but public/: it could not load a private key if it wanted to.
    private static string PublicHalvesAlone()
    {
        var folder = Directory.CreateTempSubdirectory("citykey-public-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "public"));
        foreach (var key in Directory.EnumerateFiles(Path.Combine(TestKeys.Folder, "public")))
        {
            File.Copy(key, Path.Combine(folder, "public", Path.GetFileName(key)));
        }

        return folder;
    }

    private static async Task AnswersAsync(Process process)
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(tooLong.Token) is { } line)
        {
            if (line.Contains("Now listening on", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The portal did not start: {await process.StandardError.ReadToEndAsync()}");
    }
}
