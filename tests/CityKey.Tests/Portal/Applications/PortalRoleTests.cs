using CityKey.Domain.Applications;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Tests.Portal.Applications;

/// <summary>What the portal's database role may change, whatever its code tries.</summary>
public sealed class PortalRoleTests
{
    [Fact]
    public async Task The_portals_role_makes_the_moves_of_a_resident_and_no_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var key = await SubmittedRecords.SubmitAsync(applications);
        ApplicationAction[] theirs =
        [
            ApplicationAction.Submit,
            ApplicationAction.Answer,
            ApplicationAction.Appeal,
            ApplicationAction.Withdraw,
        ];
        var expected = ApplicationLifecycle
            .Moves.Where(m => theirs.Contains(m.Action))
            .Select(m => (m.From, m.To))
            .Order();
        var taken = new List<(ApplicationStatus From, ApplicationStatus To)>();

        await using var connection = await SubmittedRecords.ConnectAsync(database, key);
        foreach (var from in Enum.GetValues<ApplicationStatus>())
        {
            foreach (var to in Enum.GetValues<ApplicationStatus>().Where(s => s != from))
            {
                await SubmittedRecords.SetStatusAsync(database, from.ToString());
                if (await RefusalAsync(connection, $"UPDATE intake.application SET status = '{to}'") is not { } refused)
                {
                    taken.Add((from, to));
                }
                else
                {
                    Assert.Equal("CK003", refused);
                }
            }
        }

        Assert.Equal(expected, taken.Order());
    }

    [Theory]
    [InlineData("SELECT sealed FROM intake.message", "42501")]
    [InlineData("UPDATE intake.message SET sealed = ''", "42501")]
    [InlineData("DELETE FROM intake.message", "42501")]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) "
            + "SELECT gen_random_uuid(), {0}, now(), 'resident', ''",
        "42501"
    )]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) "
            + "SELECT gen_random_uuid(), intake.opened(), now(), 'staff', ''",
        "42501"
    )]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) "
            + "SELECT gen_random_uuid(), intake.opened(), now(), 'resident', decode(repeat('00', 65537), "
            + "'hex')",
        "23514"
    )]
    [InlineData(
        "INSERT INTO intake.message (id, application_id, at, sender, sealed) "
            + "SELECT gen_random_uuid(), intake.opened(), now(), 'resident', ''",
        null
    )]
    public async Task The_portals_role_writes_as_the_resident_of_the_one_application_it_has_opened(
        string sql,
        string? refusal
    )
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        var key = await SubmittedRecords.SubmitAsync(applications);
        var mine = await database.AskAsync<Guid>("ck_owner", "SELECT id FROM intake.application");
        await SubmittedRecords.SubmitAsync(applications);
        var other = await database.AskAsync<Guid>(
            "ck_owner",
            $"SELECT id FROM intake.application WHERE id <> '{mine}'"
        );
        await using var connection = await SubmittedRecords.ConnectAsync(database, key);

        Assert.Equal(
            refusal,
            await RefusalAsync(connection, sql.Replace("{0}", $"'{other}'::uuid", StringComparison.Ordinal))
        );
    }

    private static async Task<string?> RefusalAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
