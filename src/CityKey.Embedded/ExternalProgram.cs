using System.ComponentModel;
using System.Diagnostics;

namespace CityKey.Embedded;

internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last line that was written, where command-line programs name the cause of a failure.</summary>
    public string LastLine =>
        (Errors + "\n" + Output)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault()
        ?? $"exit code {ExitCode}";
}

/// <summary>Runs another program to its end. PostgreSQL's own programs are run by <see cref="ServerBinaries"/>, which
/// knows what they need.</summary>
internal static class ExternalProgram
{
    public static async Task<ProgramResult> RunAsync(
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
            // The account that runs the program may not have access to the current folder.
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        environment?.Invoke(start.Environment);
        using var process = TryStart(start, out var failure);
        if (process is null)
        {
            return new ProgramResult(126, "", failure);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // A program that exists but cannot run here (another processor, no permission) is reported like any other failure.
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

    public static Task<ProgramResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        RunAsync(command, null, cancellationToken);

    /// <summary>The full path of a program on PATH, or null.</summary>
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
