using System.ComponentModel;
using System.Diagnostics;

namespace CityKey.Embedded;

internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last thing the tool said, which is where tools name the cause.</summary>
    public string LastLine =>
        (Errors + "\n" + Output)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault()
        ?? $"exit code {ExitCode}";
}

/// <summary>Runs another program to its end.</summary>
internal static class Tool
{
    public static async Task<ToolResult> RunAsync(
        IReadOnlyList<string> command,
        Action<IDictionary<string, string?>>? environment,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The account the tool runs under may not be allowed into the folder we were started in.
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        environment?.Invoke(start.Environment);
        using var process = TryStart(start, out var failure);
        if (process is null)
        {
            return new ToolResult(126, "", failure);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // A program that is there but cannot be run here (another processor, no right) has failed like any other.
    private static Process? TryStart(ProcessStartInfo start, out string failure)
    {
        failure = "";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception refused)
        {
            failure = refused.Message;
            return null;
        }
    }

    public static Task<ToolResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        RunAsync(command, null, cancellationToken);

    /// <summary>The program's file on PATH, or null.</summary>
    public static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return folders
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }
}
