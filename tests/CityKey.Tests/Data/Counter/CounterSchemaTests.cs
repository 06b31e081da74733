using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Counter;

/// <summary>What the counter's tables can hold, and who may look.</summary>
public sealed class CounterSchemaTests
{
    private const string Columns =
        "SELECT table_name || '.' || column_name FROM information_schema.columns "
        + "WHERE table_schema = 'counter' ORDER BY 1";

    private const string Suspects = """
        SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema IN ('counter', 'cards')
            AND column_name ~* ('addr|street|line|city|town|zip|post|place|'
                || 'tel|phone|mobile|mail|contact|stay|care|name|born|birth')
        """;

    private const string Cells = """
        SELECT format('%s %s.%s %s', r.rolname, n.nspname, c.relname, p.name) FROM pg_class c JOIN pg_namespace n
            ON n.oid = c.relnamespace,
            pg_roles r, LATERAL (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(name)
        WHERE c.relkind = 'r' AND n.nspname = 'counter' AND r.rolname IN ('ck_portal', 'ck_staff', 'ck_worker',
            'ck_audit')
            AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_table_privilege(r.oid, c.oid, p.name)
        UNION ALL
        SELECT format('%s %s.%s(%s) %s', r.rolname, n.nspname, c.relname, a.attname, p.name) FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped, pg_roles r, LATERAL (VALUES ('SELECT'),
                ('INSERT'), ('UPDATE')) p(name)
        WHERE c.relkind = 'r' AND (n.nspname = 'counter' OR (n.nspname = 'cards' AND r.rolname = 'ck_worker'))
            AND r.rolname IN ('ck_portal', 'ck_staff', 'ck_worker', 'ck_audit')
            AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_column_privilege(r.oid, c.oid, a.attnum, p.name)
                AND NOT has_table_privilege(r.oid, c.oid, p.name)
        ORDER BY 1
        """;

    [Fact]
    public async Task No_counter_table_has_a_column_for_an_address_a_telephone_or_a_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Empty(await ListAsync(database, Suspects));

        // The look-out itself finds one.
        await database.AskAsync<object>("ck_owner", "ALTER TABLE counter.kept_person ADD COLUMN home_address text");
        Assert.Equal(["counter.kept_person.home_address"], await ListAsync(database, Suspects));
    }

    [Fact]
    public async Task The_columns_of_the_counter_are_these()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(
            [
                "kept_digest.card_id",
                "kept_digest.digest",
                "kept_digest.keeps",
                "kept_key.card_id",
                "kept_key.key_id",
                "kept_key.keyhole",
                "kept_key.wrapped",
                "kept_person.card_id",
                "kept_person.keeps",
                "kept_person.photo_header",
                "kept_person.sealed",
                "kept_photo.card_id",
                "kept_photo.number",
                "kept_photo.sealed",
                "match_box.card_id",
                "match_box.keeps",
                "match_box.key_id",
                "match_box.sealed",
                "visit.card_id",
                "visit.clerk_id",
                "visit.id",
                "visit.over",
                "visit.sealed",
                "visit.site",
                "visit.touched_at",
                "visit_photo.sealed",
                "visit_photo.visit_id",
            ],
            await ListAsync(database, Columns)
        );
    }

    [Fact]
    public async Task Only_the_staff_and_worker_roles_reach_the_counter_schema_as_listed_here()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(
            [
                "ck_staff counter.kept_key INSERT",
                "ck_staff counter.kept_person INSERT",
                "ck_staff counter.kept_photo INSERT",
                "ck_staff counter.match_box INSERT",
                "ck_staff counter.visit DELETE",
                "ck_staff counter.visit INSERT",
                "ck_staff counter.visit SELECT",
                "ck_staff counter.visit UPDATE",
                "ck_staff counter.visit_photo DELETE",
                "ck_staff counter.visit_photo INSERT",
                "ck_staff counter.visit_photo SELECT",
                "ck_staff counter.visit_photo UPDATE",
                "ck_worker cards.card(id) SELECT",
                "ck_worker cards.card(spoil_reason) UPDATE",
                "ck_worker cards.card(status) SELECT",
                "ck_worker cards.card(status) UPDATE",
                "ck_worker counter.kept_digest INSERT",
                "ck_worker counter.kept_digest SELECT",
                "ck_worker counter.match_box DELETE",
                "ck_worker counter.match_box SELECT",
                "ck_worker counter.visit DELETE",
                "ck_worker counter.visit(card_id) SELECT",
                "ck_worker counter.visit(id) SELECT",
                "ck_worker counter.visit(over) SELECT",
                "ck_worker counter.visit(site) SELECT",
                "ck_worker counter.visit(touched_at) SELECT",
            ],
            (await ListAsync(database, Cells)).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<List<string>> ListAsync(TestDatabase database, string question)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner") + ";Pooling=false");
        await using var ask = source.CreateCommand(question);
        await using var rows = await ask.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }
}
