using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Tests.Data.Sql;

/// <summary>Which of two states is further closed: <see cref="SwitchOrder.IsFurther"/> and
/// <c>platform.portal_further</c>.</summary>
public sealed class FurtherClosedTests
{
    private static readonly DateTimeOffset Soon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Soon.AddTicks(10);

    // From open to closed: each is further closed than every one before it.
    private static readonly (PortalMode Mode, DateTimeOffset? Until)[] Table =
    [
        (PortalMode.Open, null),
        (PortalMode.NoNew, Later),
        (PortalMode.NoNew, Soon),
        (PortalMode.Paused, null),
        (PortalMode.Dark, null),
    ];

    [Fact]
    public async Task A_state_is_further_closed_than_those_before_it_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var (place, state) in Table.Index())
        {
            foreach (var (thanPlace, than) in Table.Index())
            {
                await SaysAsync(database, place > thanPlace, state, than);
            }
        }
    }

    [Fact]
    public async Task An_end_counts_only_where_both_take_nothing_new()
    {
        await using var database = await TestDatabase.CreateAsync();
        await SaysAsync(database, false, (PortalMode.Paused, Soon), (PortalMode.Paused, Later));
        await SaysAsync(database, false, (PortalMode.NoNew, null), (PortalMode.NoNew, Later));
        await SaysAsync(database, false, (PortalMode.NoNew, Soon), (PortalMode.NoNew, null));
    }

    private static async Task SaysAsync(
        TestDatabase database,
        bool further,
        (PortalMode Mode, DateTimeOffset? Until) state,
        (PortalMode Mode, DateTimeOffset? Until) than
    )
    {
        var before = PortalState.Unknown with { Mode = state.Mode, Until = state.Until };
        Assert.Equal((state, than, further), (state, than, await AskAsync(database, state, than)));
        Assert.Equal(
            (state, than, further),
            (state, than, SwitchOrder.IsFurther(state.Mode, state.Until, than.Mode, than.Until))
        );
        Assert.Equal(
            (state, than, further),
            (state, than, new SwitchOrder(than.Mode, "test", than.Until).Loosens(before))
        );
    }

    private static async Task<bool> AskAsync(
        TestDatabase database,
        (PortalMode Mode, DateTimeOffset? Until) state,
        (PortalMode Mode, DateTimeOffset? Until) than
    )
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner"));
        await using var ask = source.CreateCommand("SELECT platform.portal_further($1, $2, $3, $4)");
        ask.Parameters.AddRange(
            new NpgsqlParameter[]
            {
                new() { Value = PortalModes.Word(state.Mode) },
                Instant(state.Until),
                new() { Value = PortalModes.Word(than.Mode) },
                Instant(than.Until),
            }
        );
        return (bool)(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static NpgsqlParameter Instant(DateTimeOffset? at) =>
        new() { Value = (object?)at?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
