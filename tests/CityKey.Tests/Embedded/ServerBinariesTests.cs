using System.Runtime.Versioning;
using CityKey.Embedded;

namespace CityKey.Tests.Embedded;

/// <summary>Programs of a server that was unpacked and not installed, as for a user without the right to
/// install.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ServerBinariesTests : IDisposable
{
    private static readonly string[] Programs =
    [
        "postgres",
        "initdb",
        "pg_ctl",
        "pg_dump",
        "pg_restore",
        "pgbench",
        "psql",
    ];

    private readonly string downloads = Directory.CreateTempSubdirectory("citykey-unpacked-").FullName;

    public static TheoryData<string> All => [.. Programs];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(downloads, "apt", "root");

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_unpacked_program_finds_the_library_that_was_unpacked_with_it(string program)
    {
        Unpack();
        var server = (await UnpackedAptServer.TryReadAsync(downloads, Cancel))!;

        var result = await server.RunAsync(program, ["--version"], Cancel);

        Assert.True(result.Succeeded, result.LastLine);
        Assert.Equal($"{program} (PostgreSQL) 17.4", result.Output.Trim());
    }

    [Fact]
    public async Task The_same_program_started_without_its_server_fails()
    {
        Unpack();
        var program = Path.Combine(Root, "usr/lib/postgresql/17/bin", "pg_dump");
        Assert.Contains(
            "libpq.so.5",
            (await ExternalProgram.RunAsync([program, "--version"], Cancel)).LastLine,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_password_reaches_the_program_and_our_own_configuration_does_not()
    {
        Unpack();
        Write("usr/lib/postgresql/17/bin/psql", "env");
        var server = (await UnpackedAptServer.TryReadAsync(downloads, Cancel))!;

        var output = (await server.RunAsync("psql", [], Cancel, password: "secret")).Output;

        Assert.Contains("PGPASSWORD=secret\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("DOTNET_", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_that_runs_the_tests_runs_every_program_it_comes_with()
    {
        using var state = new EmptyStateFolder();
        await using var postgres = await state.StartAsync();
        foreach (var program in Programs.Where(postgres.Binaries.Has))
        {
            var result = await postgres.Binaries.RunAsync(program, ["--version"], Cancel);
            Assert.True(result.Succeeded, $"{program}: {result.LastLine}");
        }
    }

    [Fact]
    public void No_other_code_starts_a_program_of_PostgreSQL()
    {
        var starters = Repository
            .CodeFiles(".cs")
            .Where(f => Path.GetFileName(f) is not ("ServerBinariesTests.cs" or "ServerBinaries.cs"))
            .Where(f => StartsPostgres(File.ReadAllText(f)));
        Assert.Empty(starters.Select(Repository.Name));
    }

    public void Dispose() => Directory.Delete(downloads, recursive: true);

    // A file that starts processes itself and names one of the programs.
    private static bool StartsPostgres(string code) =>
        (
            code.Contains("Process.Start(", StringComparison.Ordinal)
            || code.Contains("ProcessStartInfo(", StringComparison.Ordinal)
        ) && Array.Exists(Programs, p => code.Contains($"\"{p}\"", StringComparison.Ordinal));

    // Each program fails as the real one does when LD_LIBRARY_PATH does not lead to libpq.
    private void Unpack()
    {
        Write("usr/lib/x86_64-linux-gnu/libpq.so.5", "");
        foreach (var program in Programs)
        {
            Write(
                $"usr/lib/postgresql/17/bin/{program}",
                $$"""
                IFS=:
                for folder in $LD_LIBRARY_PATH; do
                    [ -e "$folder/libpq.so.5" ] && echo "{{program}} (PostgreSQL) 17.4" && exit 0
                done
                echo "{{program}}: error while loading shared libraries: libpq.so.5" >&2
                exit 127
                """
            );
        }
    }

    private void Write(string name, string script)
    {
        var file = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
