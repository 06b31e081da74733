using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.Grants;

/// <summary>What the database keeps everybody from doing to the audit, whatever the grants.</summary>
public sealed class AuditGrantsTests
{
    [Theory]
    [InlineData("ck_portal")]
    [InlineData("ck_staff")]
    [InlineData("ck_worker")]
    public async Task A_role_cannot_say_which_transaction_its_entry_is_of(string role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            InsertAsync(database, role, ", transaction_id", ", '3'", "{}")
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await InsertAsync(database, role, "", "", """{"reason": "photo"}""");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"a": "1", "b": ["1"]}""")]
    [InlineData("""{"a": {"b": "1"}}""")]
    [InlineData("""{"a": null}""")]
    public async Task An_entry_that_could_keep_the_sealer_from_reading_on_is_refused(string detail)
    {
        await using var database = await TestDatabase.CreateAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            InsertAsync(database, "ck_portal", "", "", detail)
        );
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("sealed")]
    [InlineData("head")]
    public async Task Not_even_the_owner_changes_or_removes_a_row_by_mistake(string table)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (
            var attempt in new[]
            {
                $"UPDATE audit.{table} SET "
                    + $"{(table == "entry" ? "action = 'x'" : table == "head" ? "count = 1" : "sequence = 1")}",
                $"DELETE FROM audit.{table}",
                $"TRUNCATE audit.{table}",
            }
        )
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                database.AskAsync<object>("ck_owner", attempt)
            );
            Assert.Equal("The audit is only ever added to.", refused.MessageText);
        }
    }

    private static Task<object?> InsertAsync(
        TestDatabase database,
        string role,
        string column,
        string value,
        string detail
    ) =>
        database.AskAsync<object>(
            role,
            $"INSERT INTO audit.entry (id, at, actor_kind, action, detail{column}) "
                + $"VALUES (gen_random_uuid(), now(), 'Staff', 'x', $1::text::jsonb{value})",
            detail
        );
}
