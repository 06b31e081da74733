using CityKey.Testing.Databases;

namespace CityKey.Tests.Data.Grants;

/// <summary>What each database role may do, cell by cell and function by function. A new grant fails here until
/// somebody writes it down.</summary>
public sealed class RoleGrantsTests
{
    [Theory]
    [InlineData("ck_portal")]
    [InlineData("ck_staff")]
    [InlineData("ck_worker")]
    [InlineData("ck_audit")]
    public async Task A_role_may_do_what_its_table_says_and_nothing_else(string role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var found = (await RolePrivileges.OfAsync(database, role)).Concat(
            await RolePrivileges.FunctionsAsync(database, role)
        );
        var written = (
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "tests", "CityKey.Tests", "Data", "Grants", role + ".txt")
            )
        ).ReplaceLineEndings("\n");
        Assert.True(
            string.Equals(written.Trim(), string.Join('\n', found), StringComparison.Ordinal),
            $"{role}.txt should be, if each line is meant:\n{string.Join('\n', found)}"
        );
    }

    // Functions that everybody's request runs do not pin their search path: nobody who calls them can make anything
    // that they could find on another one.
    [Theory]
    [InlineData("ck_portal")]
    [InlineData("ck_staff")]
    [InlineData("ck_worker")]
    [InlineData("ck_audit")]
    public async Task A_role_can_make_nothing_in_any_schema_and_owns_nothing(string role)
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(
            "",
            await database.AskAsync<string>(
                "ck_owner",
                """
                SELECT concat_ws(', ',
                    (SELECT string_agg(nspname, ' ') FROM pg_namespace WHERE has_schema_privilege($1, oid, 'CREATE')),
                    (SELECT 'database' WHERE has_database_privilege($1, current_database(), 'CREATE')
                        OR has_database_privilege($1, current_database(), 'TEMP')),
                    (SELECT string_agg(relname, ' ') FROM pg_class WHERE relowner = $1::regrole),
                    (SELECT string_agg(proname, ' ') FROM pg_proc WHERE proowner = $1::regrole))
                """,
                role
            )
        );
    }

    [Fact]
    public async Task The_staff_site_counts_messages_and_cannot_read_whom_they_are_about()
    {
        await using var database = await TestDatabase.CreateAsync();
        var outbox = (await RolePrivileges.OfAsync(database, "ck_staff")).Where(c =>
            c.StartsWith("platform.outbox_message", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["", "(attempts)", "(code)", "(done_at)", "(due_at)", "(kind)", "(outcome)"],
            outbox.Select(c => c["platform.outbox_message".Length..c.IndexOf(' ', StringComparison.Ordinal)])
        );
    }
}
