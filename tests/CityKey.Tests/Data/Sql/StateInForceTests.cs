using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;

namespace CityKey.Tests.Data.Sql;

/// <summary>What is in force at an instant: <see cref="PortalState.At"/>, by which a node draws a state that it read
/// earlier, and <c>platform.portal_now</c>, which the guard asks.</summary>
public sealed class StateInForceTests
{
    /// <summary>The stored mode, its end in hours from now, and the mode in force.</summary>
    public static TheoryData<PortalMode, int?, PortalMode> Table =>
        new()
        {
            { PortalMode.Open, null, PortalMode.Open },
            { PortalMode.Open, -1, PortalMode.Open },
            { PortalMode.NoNew, 1, PortalMode.NoNew },
            { PortalMode.NoNew, 0, PortalMode.Paused },
            { PortalMode.NoNew, -1, PortalMode.Paused },
            { PortalMode.NoNew, null, PortalMode.Paused },
            { PortalMode.Paused, null, PortalMode.Paused },
            { PortalMode.Paused, 1, PortalMode.Paused },
            { PortalMode.Dark, null, PortalMode.Dark },
            { PortalMode.Dark, -1, PortalMode.Dark },
        };

    /// <summary>The stored mode, its end, the planned mode, its end and its time in hours from now, and the mode in
    /// force.</summary>
    public static TheoryData<PortalMode, int?, PortalMode, int?, int, PortalMode> Plans =>
        new()
        {
            { PortalMode.Open, null, PortalMode.Paused, null, 1, PortalMode.Open },
            { PortalMode.Open, null, PortalMode.Paused, null, 0, PortalMode.Paused },
            { PortalMode.Open, null, PortalMode.Dark, null, -1, PortalMode.Dark },
            { PortalMode.Open, null, PortalMode.NoNew, 1, -1, PortalMode.NoNew },
            { PortalMode.Open, null, PortalMode.NoNew, 0, -1, PortalMode.Paused },
            { PortalMode.NoNew, 2, PortalMode.NoNew, -1, -2, PortalMode.Paused },
            { PortalMode.NoNew, -1, PortalMode.NoNew, 1, -2, PortalMode.Paused },
            { PortalMode.Dark, null, PortalMode.Paused, null, -1, PortalMode.Dark },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_node_draws_what_the_guard_has_in_force(PortalMode stored, int? end, PortalMode inForce)
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoreAsync(database, stored, end, "NULL", null, "NULL");
        var now = DateTimeOffset.UnixEpoch;
        var state = PortalState.Unknown with
        {
            Mode = stored,
            Known = true,
            Until = end is { } h ? now.AddHours(h) : null,
        };

        Assert.Equal(PortalModes.Word(inForce), await InForceAsync(database));
        Assert.Equal(inForce, state.At(now).Mode);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_plan_is_in_force_from_its_time_where_it_is_further_closed(
        PortalMode stored,
        int? end,
        PortalMode planned,
        int? plannedEnd,
        int due,
        PortalMode inForce
    )
    {
        await using var database = await TestDatabase.CreateAsync();
        await StoreAsync(database, stored, end, $"'{PortalModes.Word(planned)}'", plannedEnd, Hours(due));
        var now = DateTimeOffset.UnixEpoch;
        DateTimeOffset? At(int? hours) => hours is { } h ? now.AddHours(h) : null;
        var takesEffect = At(due) <= now && SwitchOrder.IsFurther(planned, At(plannedEnd), stored, At(end));
        var state = PortalState.Unknown with
        {
            Mode = takesEffect ? planned : stored,
            Until = At(takesEffect ? plannedEnd : end),
        };

        Assert.Equal(PortalModes.Word(inForce), await InForceAsync(database));
        Assert.Equal(inForce, state.At(now).Mode);
    }

    private static Task<object?> StoreAsync(
        TestDatabase database,
        PortalMode stored,
        int? end,
        string planned,
        int? plannedEnd,
        string due
    ) =>
        database.AskAsync<object>(
            "ck_owner",
            $"UPDATE platform.portal_state SET mode = '{PortalModes.Word(stored)}', until = {Hours(end)}, "
                + $"plan_mode = {planned}, plan_until = {Hours(plannedEnd)}, plan_at = {due}"
        );

    private static Task<string?> InForceAsync(TestDatabase database) =>
        database.AskAsync<string>("ck_portal", "SELECT mode FROM platform.portal_now()");

    private static string Hours(int? hours) =>
        hours is { } h ? $"clock_timestamp() + interval '{h} hours'" : "NULL::timestamptz";
}
