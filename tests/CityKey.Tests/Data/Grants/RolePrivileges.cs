using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Grants;

/// <summary>What a database role may do, cell by cell.</summary>
internal static class RolePrivileges
{
    private const string EveryCell = """
        SELECT format('%s.%s %s', n.nspname, c.relname, p.name) FROM pg_class c JOIN pg_namespace n ON n.oid =
            c.relnamespace,
            LATERAL (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER'))
                p(name)
        WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
            AND has_schema_privilege($1, n.oid, 'USAGE') AND has_table_privilege($1, c.oid, p.name)
        UNION ALL
        SELECT format('%s.%s(%s) %s', n.nspname, c.relname, a.attname, p.name) FROM pg_class c JOIN pg_namespace n
            ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped, LATERAL (VALUES ('SELECT'), ('INSERT'),
                ('UPDATE')) p(name)
        WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
            AND has_column_privilege($1, c.oid, a.attnum, p.name) AND NOT has_table_privilege($1, c.oid, p.name)
        """;

    private const string EveryFunction = """
        SELECT format('%s.%s(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) FROM pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND has_function_privilege($1, p.oid,
            'EXECUTE')
            AND has_schema_privilege($1, n.oid, 'USAGE')
        """;

    public static Task<string[]> OfAsync(TestDatabase database, string role) => ListAsync(database, EveryCell, role);

    /// <summary>The functions that a role can reach and call.</summary>
    public static Task<string[]> FunctionsAsync(TestDatabase database, string role) =>
        ListAsync(database, EveryFunction, role);

    private static async Task<string[]> ListAsync(TestDatabase database, string question, params string[] values)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner"));
        await using var ask = source.CreateCommand(question);
        foreach (var value in values)
        {
            ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }

        await using var rows = await ask.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }
}
