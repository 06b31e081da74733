using System.Text;
using CityKey.Embedded;
using CityKey.Tests.Embedded;
using Npgsql;

namespace CityKey.Tests.Data.Counter;

/// <summary>Everywhere that something of a visit could have stayed on a server of a test's own.</summary>
internal sealed class VisitRemnants(EmbeddedPostgres server, EmptyStateFolder state)
{
    /// <summary>Tables that hold rows, with their count.</summary>
    public async Task<Dictionary<string, long>> CountsAsync()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync())
        {
            counts[table] = await AskAsync<long>($"SELECT count(*) FROM {table}");
        }

        return counts;
    }

    /// <summary>Where a text is found: in a table as written, or as bytes.</summary>
    public async Task<List<string>> InTablesAsync(string marker)
    {
        var bytes = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(marker));
        var found = new List<string>();
        foreach (var table in await TablesAsync())
        {
            if (
                await AskAsync<long>(
                    $"SELECT count(*) FROM {table} t WHERE t::text ILIKE '%{marker}%' OR t::text LIKE '%{bytes}%'"
                ) > 0
            )
            {
                found.Add(table);
            }
        }

        return found;
    }

    /// <summary>Files below the server's folder (tables, write-ahead log, temporary files, its own log) that hold these
    /// bytes.</summary>
    public List<string> InFiles(params byte[][] wanted) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(state.Folder, "cluster"), "*", SearchOption.AllDirectories)
                .Where(f => Holds(Read(f), wanted))
                .Select(f => Path.GetRelativePath(state.Folder, f)),
        ];

    /// <summary>A dump as the city's backup takes it.</summary>
    public async Task<byte[]> DumpAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"citykey-dump-{Guid.NewGuid():N}");
        var beside = Path.Combine(
            Path.GetDirectoryName(new FileInfo($"/proc/{state.Postmaster}/exe").LinkTarget)!,
            "pg_dump"
        );
        var tool = File.Exists(beside)
            ? beside
            : Tool.Find("pg_dump")
                ?? throw new InvalidOperationException("There is no pg_dump beside the server and none on PATH.");
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(EmbeddedPostgres.Superuser));
        var answer = await Tool.RunAsync(
            [
                tool,
                "--no-unlogged-table-data",
                "-h",
                connection.Host!,
                "-p",
                $"{connection.Port}",
                "-U",
                connection.Username!,
                "-f",
                file,
                connection.Database!,
            ],
            environment => environment["PGPASSWORD"] = connection.Password,
            CancellationToken.None
        );
        Assert.True(answer.Succeeded, answer.LastLine);
        var dump = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        return dump;
    }

    public static bool Holds(byte[] file, params byte[][] wanted) =>
        Array.Exists(wanted, w => file.AsSpan().IndexOf(w) >= 0);

    // The server is running and may delete a file during the search.
    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(
            server.ConnectionString(EmbeddedPostgres.Superuser) + ";Pooling=false"
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string[]> TablesAsync() =>
        await AskAsync<string[]>(
            "SELECT array_agg(format('%I.%I', schemaname, tablename) ORDER BY schemaname, tablename) "
                + "FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        );
}
