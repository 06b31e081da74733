using System.Diagnostics;
using CityKey.Tests.Web.Starting;
using CityKey.Web.Starting;

namespace CityKey.Tests.Architecture;

/// <summary>The portal's process as an operator starts it, looked at from outside.</summary>
public sealed class PortalProcessTests
{
    [Fact]
    public async Task The_portals_process_never_loads_staff_code_and_holds_no_private_key()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        using var process = Start(safe.Settings(StartingRole.Portal));
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

    [Fact]
    public async Task An_unsafe_portal_says_everything_that_is_wrong_and_opens_nothing()
    {
        await using var safe = await SafeConfiguration.CreateAsync();
        var settings = safe.Settings(StartingRole.Portal);
        settings["AllowedHosts"] = "*";
        settings["Proxy:KnownNetworks"] = null;
        settings["KeyRing:KeyFile"] = null;
        using var process = Start(settings);
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = await process.StandardError.ReadToEndAsync(tooLong.Token);
        await process.WaitForExitAsync(tooLong.Token);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Fix these 3 problems first", said, StringComparison.Ordinal);
        Assert.All(
            new[] { "  AllowedHosts: ", "  Urls:Portal: ", "  KeyRing:KeyFile: " },
            line => Assert.Contains(line, said, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Password", said, StringComparison.OrdinalIgnoreCase);
    }

    // The portal has nothing but public/ and its cookie key's: it could not load a private key if it wanted to.
    private static Process Start(Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), "serve", "portal"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[$"CITYKEY_{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        return Process.Start(start)!;
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
