using CityKey.Testing.Databases;
using CityKey.Tests.Embedded;
using Npgsql;

namespace CityKey.Tests.Data.Audit;

/// <summary>Plain-text dumps of the audit, taken as the role that only reads it.</summary>
internal static class AuditDump
{
    private static readonly string[] Tables = ["entry", "head", "sealed"];

    /// <summary>As pg_dump writes them. Servers from npm come without it.</summary>
    public static async Task<string?> ByToolAsync(TestDatabase database)
    {
        if (await PostgresPrograms.TryWithAsync("pg_dump") is not { } binaries)
        {
            return null;
        }

        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString("ck_audit"));
        var user = $"{connection.Username}:{Uri.EscapeDataString(connection.Password!)}";
        var address = $"{connection.Host}:{connection.Port}/{connection.Database}";
        var result = await binaries.RunAsync(
            "pg_dump",
            [$"--dbname=postgresql://{user}@{address}", "--table=audit.*"],
            CancellationToken.None
        );
        Assert.True(result.Succeeded, result.LastLine);
        return result.Output;
    }

    /// <summary>The same COPY blocks, written by the server itself.</summary>
    public static async Task<string> ByCopyAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_audit"));
        await using var connection = await source.OpenConnectionAsync();
        var dump = new StringWriter { NewLine = "\n" };
        foreach (var table in Tables)
        {
            await using var ask = new NpgsqlCommand(
                "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns "
                    + $"WHERE table_schema = 'audit' AND table_name = '{table}'",
                connection
            );
            var columns = (string)(await ask.ExecuteScalarAsync())!;
            await dump.WriteLineAsync($"-- Data for {table}\n\nCOPY audit.{table} ({columns}) FROM stdin;");
            using (var rows = await connection.BeginTextExportAsync($"COPY audit.{table} ({columns}) TO STDOUT"))
            {
                await dump.WriteAsync(await rows.ReadToEndAsync());
            }

            await dump.WriteLineAsync("\\.\n");
        }

        return dump.ToString();
    }
}
