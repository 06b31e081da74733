using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;
using CityKey.Testing.PortalSwitch;
using Npgsql;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>From the moment a close is announced, no online submission commits.</summary>
public sealed class AtomicCloseTests
{
    private const int Flips = 20;
    private const int Connections = 60;
    private const int ControlFlips = 5;
    private const int ControlRounds = 50;
    private static readonly PortalMode[] Closed = [PortalMode.Paused, PortalMode.Dark, PortalMode.NoNew];

    [Fact]
    public async Task Twenty_flips_under_sixty_submitting_connections_let_nothing_commit_late()
    {
        await using var database = await TestDatabase.CreateAsync();
        var load = new IntakeLoad(database.ConnectionString("ck_portal"));

        await FlipUnderLoadAsync(database, load, Flips);

        Assert.NotEmpty(load.Acknowledged);
        Assert.NotEmpty(load.Refusals);
        Assert.Equal(0, await LateCommits.CountAsync(database.ConnectionString("ck_owner")));
    }

    // The negative control: without it, the test above could be blind.
    [Fact]
    public async Task The_same_flips_with_a_flag_that_is_only_read_let_some_commit_late()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReplaceGuardByReadingAsync(database);

        // On a busy machine the first few may all be lucky.
        var load = new IntakeLoad(database.ConnectionString("ck_portal"));
        var late = 0L;
        for (var round = 0; late == 0 && round < ControlRounds; round++)
        {
            await FlipUnderLoadAsync(database, load, ControlFlips);
            late = await LateCommits.CountAsync(database.ConnectionString("ck_owner"));
        }

        Assert.NotEqual(0, late);
    }

    private static async Task FlipUnderLoadAsync(TestDatabase database, IntakeLoad load, int flips)
    {
        await using var control = await SwitchUnderTest.CreateAsync(database);
        await control.OpenAsync();
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(Connections, stop.Token);
        for (var flip = 0; flip < flips; flip++)
        {
            await load.SomeMoreAcknowledgedAsync(Connections);
            var mode = Closed[flip % Closed.Length];
            await control.CloseAsync(mode, mode == PortalMode.NoNew ? DateTimeOffset.MaxValue : null);
            await load.SomeMoreRefusedAsync(Connections);
            await control.OpenAsync();
        }

        await control.CloseAsync(PortalMode.Paused);
        await stop.CancelAsync();
        await running;
    }

    private static async Task ReplaceGuardByReadingAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString("ck_owner"));
        await using var replace = source.CreateCommand(LateCommits.GuardThatOnlyReads);
        await replace.ExecuteNonQueryAsync();
    }
}
