using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CityKey.Testing.Records;

namespace CityKey.Tests.Proofs.Sweep;

/// <summary>One role of the product as a process of its own, with a folder of its own to write to and all that it says
/// kept.</summary>
internal sealed partial class LoggedProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoggedProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens; for the worker, that it runs.</summary>
    public Task<string> Address => address.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <param name="folder">Its home, its temporary folder and its working directory.</param>
    public static LoggedProcess Start(string role, string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CityKey.Server.dll"),
                "serve",
                role,
                "--environment",
                "Development",
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment =
            {
                ["TMPDIR"] = folder,
                ["HOME"] = folder,
                ["CITYKEY_Sealing__Folder"] = TestKeys.Folder,
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[$"CITYKEY_{name}"] = value;
        }

        return new LoggedProcess(start);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }

        if (line is not null && Listening().Match(line) is { Success: true } heard)
        {
            address.TrySetResult(heard.Groups["address"].Value);
        }
        else if (line?.Contains("Application started", StringComparison.Ordinal) == true)
        {
            address.TrySetResult("");
        }
        else if (line is null && process.HasExited)
        {
            address.TrySetException(new InvalidOperationException(Said));
        }
    }

    [GeneratedRegex("""Now listening on: \W*(?<address>http://[0-9.:]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
