using CityKey.Embedded;

namespace CityKey.Tests.Embedded;

/// <summary>PostgreSQL programs that not every server comes with.</summary>
internal static class PostgresPrograms
{
    /// <summary>A server on this machine that has the program, or null: servers from npm come without
    /// pg_dump.</summary>
    public static Task<ServerBinaries?> TryWithAsync(string program) =>
        ServerSearch.FindWithAsync(
            program,
            Path.Combine(StateFolder.Default, "downloads"),
            TestContext.Current.CancellationToken
        );

    /// <summary>The running server's own program, because pg_dump refuses a newer server; else any on this
    /// machine.</summary>
    public static async Task<ServerBinaries> WithAsync(string program, ServerBinaries running) =>
        running.Has(program)
            ? running
            : await TryWithAsync(program)
                ?? throw new InvalidOperationException($"No PostgreSQL on this machine comes with {program}.");
}
