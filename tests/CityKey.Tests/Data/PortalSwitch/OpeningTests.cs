using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>Opening is for whoever has looked at what is in force, and where the city wants it, for two; a close only
/// ever closes further.</summary>
public sealed class OpeningTests : IAsyncLifetime
{
    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("00000000-0000-7000-8000-000000000002");
    private TestDatabase database = null!;
    private SwitchUnderTest control = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        await database.AskAsync<object>(
            "ck_owner",
            $"""
            INSERT INTO accounts.staff_account (id, roles, last_totp_step, demonstration, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            VALUES ('{First}', ARRAY['Administrator'], 0, false, true, false, false, false, 0)
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        await control.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_has_looked_at_another_state_opens_nothing()
    {
        var seen = (await control.CloseAsync(PortalMode.Paused)).Epoch;
        await control.CloseAsync(PortalMode.Dark);

        await Assert.ThrowsAsync<SwitchOvertakenException>(() =>
            control.OpenAsync(First, new SeenState(seen, PortalMode.Paused))
        );

        Assert.Equal("dark", await ModeAsync());
        await database.AskAsync<object>("ck_staff", "SELECT platform.portal_announce('dark', NULL, 'usual', NULL)");
        await Assert.ThrowsAsync<SwitchOvertakenException>(() =>
            control.OpenAsync(First, new SeenState(seen + 1, PortalMode.Dark))
        );
    }

    [Theory]
    [InlineData(PortalMode.Paused, PortalMode.NoNew)]
    [InlineData(PortalMode.Dark, PortalMode.NoNew)]
    [InlineData(PortalMode.Dark, PortalMode.Paused)]
    public async Task A_close_never_makes_it_more_open_than_somebody_has_made_it_meanwhile(
        PortalMode inForce,
        PortalMode target
    )
    {
        await control.CloseAsync(inForce);

        await Assert.ThrowsAsync<SwitchOvertakenException>(() =>
            control.CloseBlindlyAsync(target, target == PortalMode.NoNew ? DateTimeOffset.MaxValue : null)
        );

        Assert.Equal(
            $"{PortalModes.Word(inForce)} false",
            await database.AskAsync<string>("ck_staff", "SELECT mode || ' ' || closing FROM platform.portal_now()")
        );
    }

    [Fact]
    public async Task Of_two_administrators_at_once_the_one_who_closes_is_obeyed()
    {
        for (var round = 0; round < 20; round++)
        {
            var seen = (await control.CloseAsync(PortalMode.Paused)).Epoch;
            var opening = Task.Run(
                () => control.OpenAsync(First, new SeenState(seen, PortalMode.Paused)),
                TestContext.Current.CancellationToken
            );
            await control.CloseAsync(PortalMode.Dark);

            // Either it came first, and is closed by now, or it came too late.
            Assert.True(await Record.ExceptionAsync(() => opening) is null or SwitchOvertakenException);
            Assert.Equal("dark", await ModeAsync());
        }
    }

    [Fact]
    public async Task A_second_persons_word_is_another_persons_and_for_the_state_that_was_asked_about()
    {
        var seen = (await control.CloseAsync(PortalMode.Paused)).Epoch;
        var asked = await AskAsync(seen);
        await Assert.ThrowsAsync<SwitchOvertakenException>(() =>
            control.OpenAsync(First, new SeenState(seen, PortalMode.Paused), asked)
        );

        await control.OpenAsync(Second, new SeenState(seen, PortalMode.Paused), asked);

        Assert.Equal($"paused open test Staff {First} usual", await LastAsync());
        await Assert.ThrowsAsync<SwitchOvertakenException>(() =>
            control.OpenAsync(Second, new SeenState(seen + 1, PortalMode.Open), asked)
        );
    }

    [Theory]
    [InlineData("disabled_at = now()")]
    [InlineData("roles = ARRAY['Clerk']")]
    public async Task Whoever_is_no_administrator_any_more_is_none_of_the_two(string change)
    {
        var seen = (await control.CloseAsync(PortalMode.Paused)).Epoch;
        var asked = await AskAsync(seen);
        await database.AskAsync<object>("ck_owner", $"UPDATE accounts.staff_account SET {change}");

        await Assert.ThrowsAsync<SwitchOvertakenException>(() =>
            control.OpenAsync(Second, new SeenState(seen, PortalMode.Paused), asked)
        );

        Assert.Equal("paused", await ModeAsync());
    }

    [Fact]
    public async Task What_was_asked_is_over_once_somebody_has_turned_the_switch()
    {
        var seen = (await control.CloseAsync(PortalMode.Paused)).Epoch;
        var asked = await AskAsync(seen);
        await control.CloseAsync(PortalMode.Dark);

        await Assert.ThrowsAsync<SwitchOvertakenException>(() => control.OpenAsync(Second, null, asked));
        await Assert.ThrowsAsync<SwitchOvertakenException>(() => AskAsync(seen));

        Assert.Equal("dark", await ModeAsync());
        Assert.Equal("overtaken", await EndedAsync());
    }

    [Fact]
    public async Task A_change_of_who_may_turn_it_is_audited_once()
    {
        await using var staff = NpgsqlDataSource.Create(database.ConnectionString("ck_staff"));
        var rules = new SwitchRules(SecondToOpen: true, SupervisorsClose: false);

        Assert.True(await rules.NoteAsync(staff, CancellationToken.None));
        Assert.False(await rules.NoteAsync(staff, CancellationToken.None));

        Assert.Equal(
            """{"second-to-open": "true", "supervisors-close": "false"}""",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT detail::text FROM audit.entry WHERE action = 'portal.rule-changed'"
            )
        );
    }

    private Task<Guid> AskAsync(long seen) =>
        control.OrdersAsync(async o =>
        {
            await o.AskAsync(
                new SwitchOrder(PortalMode.Open, "test"),
                seen,
                Actor.Staff(First),
                CancellationToken.None
            );
            return (await o.AskedAsync(CancellationToken.None))!.Id;
        });

    // As if the hour were over.
    private Task<string?> ModeAsync() =>
        database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")!;

    private Task<string?> EndedAsync() =>
        database.AskAsync<string>("ck_staff", "SELECT ended_as FROM platform.portal_order")!;

    private Task<string?> LastAsync() =>
        database.AskAsync<string>(
            "ck_staff",
            "SELECT concat_ws(' ', from_mode, to_mode, reason, actor_kind, asked_by, wording, review_on) FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
        )!;
}
