using System.Text.Json;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Proofs;

/// <summary>A whole database as it was at one moment, to come back to and to compare with. It is a test's own; the
/// superuser's rights are needed.</summary>
internal sealed class DatabaseImage
{
    private static int taken;
    private readonly TestDatabase database;
    private readonly string kept;
    private readonly List<(string Table, string Columns)> tables;

    private DatabaseImage(TestDatabase database, string schema, List<(string Table, string Columns)> tables)
    {
        this.database = database;
        kept = schema;
        this.tables = tables;
    }

    public static async Task<DatabaseImage> TakeAsync(TestDatabase database)
    {
        var columns = JsonSerializer.Deserialize<Dictionary<string, string>>(
            (await database.AskAsync<string>(EmbeddedPostgres.Superuser, Columns))!
        )!;
        var schema = $"image_{Interlocked.Increment(ref taken)}";
        await database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            $"CREATE SCHEMA {schema}; "
                + $"{string.Join(' ', columns.Keys.Select(t => $"CREATE TABLE {Kept(schema, t)} AS TABLE {t};"))}"
        );
        await database.AskAsync<object>(EmbeddedPostgres.Superuser, Restoring(schema, columns.Keys));
        return new DatabaseImage(database, schema, [.. columns.Select(c => (c.Key, c.Value))]);
    }

    /// <summary>Makes the database what it was.</summary>
    public async Task RestoreAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString(EmbeddedPostgres.Superuser));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT {kept}.restore()", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every row of every table in words, in order; ids, instants, hashes and bytes only as being there or
    /// not, because each run has its own, and ids and instants as known if they are what <see cref="OverpostedFields"/>
    /// sends.</summary>
    public async Task<List<string>> RowsAsync() =>
        [
            .. (
                await database.AskAsync<string[]>(
                    EmbeddedPostgres.Superuser,
                    "SELECT array_agg(line ORDER BY line) FROM "
                        + $"({string.Join(" UNION ALL ", tables.Select(LinesOf))}) rows"
                )
            )!,
        ];

    // As a replica: no trigger guards, stamps or follows anything while rows are put back. What no transaction has
    // written since is left alone.
    private static string Restoring(string schema, IEnumerable<string> tables) =>
        $"""
        CREATE TABLE {schema}.last (own bigint, unfinished bigint);
        INSERT INTO {schema}.last VALUES (0, pg_snapshot_xmin(pg_current_snapshot())::text::bigint);
        CREATE FUNCTION {schema}.restore() RETURNS void LANGUAGE plpgsql AS $restore$
        DECLARE before {schema}.last;
        BEGIN
            SELECT * INTO before FROM {schema}.last;
            PERFORM set_config('session_replication_role', 'replica', true);
            {string.Join('\n', tables.Select(t => $"""
                IF (SELECT count(*) FROM {t}) <> (SELECT count(*) FROM {Kept(schema, t)})
                    OR EXISTS (
                        SELECT FROM {t}
                        WHERE xmin::text::bigint >= before.unfinished AND xmin::text::bigint <> before.own
                    )
                THEN
                    DELETE FROM {t};
                    INSERT INTO {t} OVERRIDING SYSTEM VALUE SELECT * FROM {Kept(schema, t)};
                END IF;
                """))}
            UPDATE {schema}.last SET own = pg_current_xact_id()::text::bigint, unfinished =
                pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
        END $restore$
        """;

    private static string LinesOf((string Table, string Columns) t) =>
        $"SELECT '{t.Table} ' || jsonb_build_object({t.Columns})::text AS line FROM {t.Table}";

    private static string Kept(string schema, string table) => $"{schema}.\"{table}\"";

    // {"schema.table": "'column', column, …"}
    private const string Columns = $$"""
        SELECT json_object_agg(name, columns)::text FROM (
            SELECT format('%I.%I', c.table_schema, c.table_name) AS name,
                string_agg(format(
                    CASE WHEN c.column_name ~ '(hash|stamp)$' OR c.table_name = 'staff_token' THEN
                        '%1$L, %1$I IS NOT NULL' ELSE CASE c.udt_name
                        WHEN 'uuid' THEN
                            '%1$L, CASE %1$I WHEN ''{{OverpostedFields.Id}}'' THEN ''known'' '
                            || 'ELSE (%1$I IS NOT NULL)::text END'
                        WHEN 'timestamptz' THEN
                            '%1$L, CASE WHEN %1$I < ''2002-01-01'' THEN ''known'' ELSE (%1$I IS NOT NULL)::text END'
                        WHEN 'bytea' THEN '%1$L, %1$I IS NOT NULL' WHEN 'xid8' THEN '%1$L, %1$I IS NOT NULL'
                            ELSE '%1$L, %1$I' END END,
                    c.column_name), ', ' ORDER BY c.ordinal_position) AS columns
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
                AND NOT starts_with(c.table_schema, 'image_')
                -- A node speaks each second, and acknowledges a change at a time of its own.
                AND c.table_name NOT IN ('portal_node', 'portal_acknowledgement')
            GROUP BY c.table_schema, c.table_name) tables
        """;
}
