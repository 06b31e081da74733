using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Grants;

/// <summary>What each role may do to the audit, cell by cell.</summary>
public sealed class AuditGrantsTests
{
    [Theory]
    [InlineData("ck_portal", "entry INSERT")]
    [InlineData("ck_staff", "entry INSERT")]
    [InlineData("ck_worker", "entry INSERT", "entry SELECT", "head INSERT", "head SELECT", "sealed INSERT", "sealed SELECT")]
    [InlineData("ck_audit", "entry SELECT", "head SELECT", "sealed SELECT")]
    public async Task A_role_may_do_what_is_written_here_and_nothing_else(string role, params string[] written)
    {
        await using var database = await TestDatabase.CreateAsync();
        var found = await database.AskAsync<string[]>("ck_owner",
            """
            SELECT array_agg(format('%s %s', c.relname, p.name) ORDER BY c.relname, p.name)
            FROM pg_class c, (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) p(name)
            WHERE c.relkind = 'r' AND c.relnamespace = 'audit'::regnamespace AND has_any_column_privilege($1, c.oid, replace(replace(replace(p.name, 'DELETE', 'SELECT'), 'TRUNCATE', 'SELECT'), 'TRIGGER', 'SELECT'))
                AND (p.name IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') OR has_table_privilege($1, c.oid, p.name))
            """, role);
        Assert.Equal(written, found);
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("sealed")]
    [InlineData("head")]
    public async Task Not_even_the_owner_changes_or_removes_a_row_by_mistake(string table)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var attempt in new[] { $"UPDATE audit.{table} SET {(table == "entry" ? "action = 'x'" : table == "head" ? "count = 1" : "sequence = 1")}", $"DELETE FROM audit.{table}", $"TRUNCATE audit.{table}" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => database.AskAsync<object>("ck_owner", attempt));
            Assert.Equal("The audit is only ever added to.", refused.MessageText);
        }
    }
}
