using System.Diagnostics;

namespace CityKey.Benchmarks.Running;

/// <summary>Runs a program to its end and gives back what it said, its progress after its results.</summary>
internal static class Tool
{
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? said + await complaints
            : throw new InvalidOperationException($"{program} failed: {said} {await complaints}");
    }

    /// <summary>Where a program is; null where it is not installed.</summary>
    public static string? Find(string program, params string[] alsoIn) =>
        alsoIn
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
