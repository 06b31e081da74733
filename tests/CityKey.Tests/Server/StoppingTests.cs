using System.Diagnostics;

namespace CityKey.Tests.Server;

/// <summary>The one command for development, as a process.</summary>
public sealed class StoppingTests
{
    // Not with the signal of Ctrl-C: a shell that runs the tests in the background has told all below it to ignore that
    // one.
    [Fact]
    public async Task A_signal_stops_both_sites_and_the_database_under_them()
    {
        var state = Path.Combine(Path.GetTempPath(), "citykey-" + Guid.NewGuid().ToString("N"));
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var everything = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"), "--no-demo"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                Environment =
                {
                    ["CITYKEY_STATE"] = state,
                    ["ASPNETCORE_ENVIRONMENT"] = "Development",
                    ["Urls__Portal"] = "http://127.0.0.1:0",
                    ["Urls__Staff"] = "http://127.0.0.1:0",
                },
            }
        )!;
        try
        {
            while (
                await everything.StandardOutput.ReadLineAsync(tooLong.Token) is { } line
                && !line.StartsWith("Residents:", StringComparison.Ordinal)
            )
            {
                // Until it says that it runs.
            }

            using var postmaster = Process.GetProcessById(
                int.Parse(File.ReadLines(Path.Combine(state, "cluster", "data", "postmaster.pid")).First(), null)
            );
            // By the shell: the program of that name is in a package that a small machine has not.
            using var kill = Process.Start("sh", ["-c", $"kill -TERM {everything.Id}"]);

            await everything.StandardOutput.ReadToEndAsync(tooLong.Token);
            await everything.WaitForExitAsync(tooLong.Token);
            Assert.Equal(0, everything.ExitCode);
            await postmaster.WaitForExitAsync(tooLong.Token);
        }
        finally
        {
            if (!everything.HasExited)
            {
                everything.Kill(entireProcessTree: true);
            }

            Directory.Delete(state, recursive: true);
        }
    }
}
