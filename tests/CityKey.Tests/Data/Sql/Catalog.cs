using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Sql;

/// <summary>The functions, triggers, policies, grants and owners of a database, as its catalog has them.</summary>
internal static class Catalog
{
    private const string Everything = """
        WITH schemas AS (
            SELECT oid, nspname, nspacl, nspowner FROM pg_namespace
            WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema')
        SELECT format('schema %s owner %s acl %s', nspname, nspowner::regrole, nspacl) FROM schemas
        UNION ALL
        SELECT format('function %s owner %s acl %s', pg_get_functiondef(p.oid), p.proowner::regrole, p.proacl)
        FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace
        UNION ALL
        SELECT format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN schemas s ON s.oid = c.relnamespace
        WHERE NOT t.tgisinternal
        UNION ALL
        SELECT format('policy %s', p::text) FROM pg_policies p
        UNION ALL
        SELECT format('relation %s owner %s acl %s row security %s',
            c.oid::regclass, c.relowner::regrole, c.relacl, c.relrowsecurity)
        FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'S')
        UNION ALL
        SELECT format('column %s.%s acl %s', c.oid::regclass, a.attname, a.attacl)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN schemas s ON s.oid = c.relnamespace
        WHERE a.attacl IS NOT NULL AND a.attacl <> '{}'
        """;

    /// <summary>Functions of every schema but PostgreSQL's own, each with its body (null for an expression).</summary>
    private const string EveryFunction = """
        SELECT n.nspname || '.' || p.proname, CASE WHEN p.prosqlbody IS NULL THEN p.prosrc END
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        """;

    private const string EveryTrigger = """
        SELECT t.tgname || ' on ' || t.tgrelid::regclass, NULL FROM pg_trigger t WHERE NOT t.tgisinternal
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(TestDatabase database) =>
        [.. (await RowsAsync(database, $"SELECT q.*, NULL FROM ({Everything}) q")).Select(r => r.Name)];

    public static Task<List<(string Name, string? Body)>> FunctionsAsync(TestDatabase database) =>
        RowsAsync(database, EveryFunction);

    public static async Task<IReadOnlyList<string>> TriggersAsync(TestDatabase database) =>
        [.. (await RowsAsync(database, EveryTrigger)).Select(r => r.Name)];

    private static async Task<List<(string Name, string? Body)>> RowsAsync(TestDatabase database, string question)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner"));
        await using var ask = source.CreateCommand(question);
        await using var rows = await ask.ExecuteReaderAsync();
        var found = new List<(string Name, string? Body)>();
        while (await rows.ReadAsync())
        {
            found.Add((rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1)));
        }

        return [.. found.OrderBy(r => r.Name, StringComparer.Ordinal)];
    }
}
