using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Testing.Databases;
using CityKey.Testing.PortalSwitch;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>The guard remembers the server it has looked at (ADR 43), and looks in full wherever what it remembers is
/// not what is there.</summary>
public sealed class GuardServerTests
{
    private const string Remembered =
        "SELECT seen_start = pg_postmaster_start_time() AND seen_system = system_identifier "
        + "AND seen_timeline = timeline FROM platform.portal_state";

    [Fact]
    public async Task A_restarted_server_is_checked_in_full_and_remembered_by_the_next_node_that_connects()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        Assert.True(await database.AskAsync<bool>("ck_owner", Remembered));
        await database.AskAsync<object>(
            "ck_owner",
            "UPDATE platform.portal_state SET seen_start = seen_start - interval '1 day'"
        );

        Assert.Null(await RefusalAsync(database));
        Assert.False(await database.AskAsync<bool>("ck_owner", Remembered));
        await using var node = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.ConnectionString("ck_portal"))
            .BuildServiceProvider();
        var cache = node.GetRequiredService<PortalStateCache>();
        await cache.StartAsync(CancellationToken.None);
        while (!cache.Now.Known)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await cache.StopAsync(CancellationToken.None);
        Assert.True(await database.AskAsync<bool>("ck_owner", Remembered));
        Assert.Null(await RefusalAsync(database));
    }

    [Theory]
    [InlineData("system_identifier = 1")]
    [InlineData("timeline = '0000FFFF'")]
    [InlineData("seen_start = NULL, system_identifier = 1")]
    [InlineData("seen_start = seen_start - interval '1 day', timeline = '0000FFFF'")]
    public async Task A_state_of_another_server_lets_nothing_in_and_is_never_remembered(string damage)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await database.AskAsync<object>("ck_owner", $"UPDATE platform.portal_state SET {damage}");

        await database.AskAsync<object>("ck_portal", "SELECT platform.portal_remember_server()");

        Assert.Equal("CK001", await RefusalAsync(database));
        Assert.NotEqual(true, await database.AskAsync<bool?>("ck_owner", Remembered));
    }

    private static async Task<string?> RefusalAsync(TestDatabase database)
    {
        await using var portal = new NpgsqlConnection(database.ConnectionString("ck_portal"));
        await portal.OpenAsync();
        try
        {
            await using var submission = IntakeLoad.Submission(portal, Guid.CreateVersion7(), Random.Shared.Next(), 0);
            await submission.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
