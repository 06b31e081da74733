using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CityKey.Embedded;

/// <summary>The files of the private server and the process that serves them.</summary>
internal sealed class Cluster(StateFolder state, ServerBinaries binaries, ToolAccount account)
{
    private readonly string _data = Path.Combine(state.Cluster, "data");
    private readonly string _log = Path.Combine(state.Cluster, "server.log");

    public static int? MajorOf(StateFolder state) =>
        state.Read(Path.Combine("cluster", "data", "PG_VERSION")) is { } version
            ? int.Parse(version, CultureInfo.InvariantCulture)
            : null;

    public async Task CreateAsync(
        string superuser,
        string password,
        bool disposable,
        CancellationToken cancellationToken
    )
    {
        // Made beside its place and moved when whole: a start that is killed half-way leaves no half cluster behind.
        var making = Path.Combine(state.Cluster, "making");
        var passwordFile = Path.Combine(state.Cluster, "password");
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }

        OwnerFile.Write(passwordFile, password);
        await account.OwnAsync(passwordFile, cancellationToken);
        try
        {
            var answer = await RunAsync(
                "initdb",
                [
                    "-D",
                    making,
                    "-U",
                    superuser,
                    "-A",
                    "scram-sha-256",
                    $"--pwfile={passwordFile}",
                    "--encoding=UTF8",
                    "--data-checksums",
                    .. Locale(),
                    .. disposable ? ["--no-sync"] : Array.Empty<string>(),
                ],
                cancellationToken
            );
            if (!answer.Succeeded)
            {
                throw new EmbeddedPostgresException($"PostgreSQL could not create its data folder: {answer.LastLine}");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(making, _data);
    }

    /// <summary>The port of the server a killed start left running, or null.</summary>
    public async Task<int?> SurvivorPortAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(_data, "postmaster.pid");
        if (!File.Exists(file))
        {
            return null;
        }

        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        if (!IsOurs(lines[0]))
        {
            // Left by a machine that went down; PostgreSQL would take the stranger that now has this number for itself.
            File.Delete(file);
            return null;
        }

        return (await RunAsync("pg_ctl", ["status", "-D", _data], cancellationToken)).Succeeded && lines.Length > 3
            ? int.Parse(lines[3], CultureInfo.InvariantCulture)
            : null;
    }

    private bool IsOurs(string process)
    {
        var commandLine = $"/proc/{process.Trim()}/cmdline";
        return !OperatingSystem.IsLinux()
            || (File.Exists(commandLine) && File.ReadAllText(commandLine).Contains(_data, StringComparison.Ordinal));
    }

    public async Task<int> StartAsync(bool disposable, CancellationToken cancellationToken)
    {
        var port = int.TryParse(state.Read("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last
            : FreePort();
        for (var attempt = 1; ; attempt++)
        {
            File.Delete(_log);
            var answer = await RunAsync(
                "pg_ctl",
                ["start", "-D", _data, "-l", _log, "-w", "-t", "300", "-o", ClusterSettings.Options(port, disposable)],
                cancellationToken
            );
            if (answer.Succeeded)
            {
                state.Write("port", port.ToString(CultureInfo.InvariantCulture));
                return port;
            }

            if (attempt == 10)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not start; {_log} says: {LastOfLog() ?? answer.LastLine}"
                );
            }

            // Another program may have taken the port; or the last of a killed server's processes is still leaving.
            port = FreePort();
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    public Task<ToolResult> StopAsync(CancellationToken cancellationToken) =>
        RunAsync("pg_ctl", ["stop", "-D", _data, "-m", "fast", "-w", "-t", "60"], cancellationToken);

    private string? LastOfLog() => File.Exists(_log) ? File.ReadLines(_log).LastOrDefault() : null;

    private Task<ToolResult> RunAsync(string tool, string[] arguments, CancellationToken cancellationToken) =>
        Tool.RunAsync([.. account.Prefix, binaries.Tool(tool), .. arguments], binaries.Prepare, cancellationToken);

    private string[] Locale() =>
        OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"]
        : binaries.Major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : ["--locale=C"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
