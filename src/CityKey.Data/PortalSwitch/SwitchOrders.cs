using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Pending orders. At most one waits for its time and at most one for approval; a new order replaces the
/// earlier one of the same kind.</summary>
public sealed class SwitchOrders(NpgsqlDataSource source, CityKeyDb db)
{
    private const string Pending = """
        SELECT id, made_by, made_at, epoch, due_at, mode, until, reason, wording, own_words::text AS own_words, note,
            review_on
        FROM platform.portal_order
        WHERE ended_at IS NULL
        """;

    /// <summary>The order that waits for a later time; null for none.</summary>
    public Task<PendingOrder?> PlannedAsync(CancellationToken cancellationToken) =>
        FindAsync($"{Pending} AND waits_for = 'time' AND due_at > clock_timestamp()", cancellationToken);

    /// <summary>The order whose time has come and that the worker has not announced yet; null for none.</summary>
    public Task<PendingOrder?> DueAsync(CancellationToken cancellationToken) =>
        FindAsync($"{Pending} AND waits_for = 'time' AND due_at <= clock_timestamp()", cancellationToken);

    /// <summary>The order that is in force, because its time has come, and that the worker has not announced yet; null
    /// for none. For more than a moment only while no worker runs.</summary>
    public async Task<PendingOrder?> InForceAsync(PortalState state, CancellationToken cancellationToken) =>
        await DueAsync(cancellationToken) is { } due && due.DueAt == state.Since ? due : null;

    /// <summary>The order that waits for a second administrator; null for none.</summary>
    public Task<PendingOrder?> AwaitingApprovalAsync(CancellationToken cancellationToken) =>
        FindAsync($"{Pending} AND waits_for = 'person'", cancellationToken);

    /// <summary>Plans a close. A plan can only close the portal further; if the portal is closed further already at
    /// that time, nothing happens.</summary>
    /// <param name="due">When it takes effect.</param>
    /// <param name="epoch">The epoch of the state that the caller saw.</param>
    /// <exception cref="ArgumentException">The order opens the portal, or one of its times is not in the
    /// future.</exception>
    public Task PlanAsync(
        SwitchOrder order,
        DateTimeOffset due,
        long epoch,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        order.Mode == PortalMode.Open
            ? throw new ArgumentException("Only a person can open the portal, so it cannot be planned.", nameof(order))
            : StoreAsync("time", order, due, epoch, by, cancellationToken);

    /// <summary>Stores an order that opens the portal until a second administrator approves it.</summary>
    /// <param name="epoch">The epoch of the state that the caller saw.</param>
    /// <exception cref="SwitchConflictException">Another state is in force.</exception>
    /// <exception cref="ArgumentException">The end of <see cref="PortalMode.NoNew"/> is not in the future.</exception>
    public Task RequestApprovalAsync(SwitchOrder order, long epoch, Actor by, CancellationToken cancellationToken) =>
        StoreAsync("person", order, null, epoch, by, cancellationToken);

    /// <summary>Withdraws a pending order.</summary>
    /// <param name="order">The id of the order.</param>
    /// <returns>False where the order is not pending.</returns>
    public async Task<bool> WithdrawAsync(Guid order, Actor by, CancellationToken cancellationToken)
    {
        await using var withdraw = source.CreateCommand("SELECT platform.portal_order_drop($1, $2, $3, $4)");
        withdraw.Parameters.AddRange(
            new NpgsqlParameter[]
            {
                new() { Value = order },
                new() { Value = Guid.CreateVersion7() },
                new() { Value = by.Kind.ToString() },
                SwitchParameters.Of(by.Id, NpgsqlDbType.Uuid),
            }
        );
        return (bool)(await withdraw.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<PendingOrder?> FindAsync(string sql, CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<PendingOrder>(sql).ToListAsync(cancellationToken)).SingleOrDefault();

    private async Task StoreAsync(
        string waitsFor,
        SwitchOrder order,
        DateTimeOffset? due,
        long epoch,
        Actor by,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var store = source.CreateCommand(
                "SELECT platform.portal_order_wait($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
            );
            store.Parameters.AddRange(
                new NpgsqlParameter[]
                {
                    new() { Value = Guid.CreateVersion7() },
                    new() { Value = Guid.CreateVersion7() },
                    new() { Value = waitsFor },
                    SwitchParameters.Instant(due),
                    new() { Value = epoch },
                    new() { Value = PortalModes.Word(order.Mode) },
                    SwitchParameters.Instant(order.Until),
                    new() { Value = order.Reason },
                    new() { Value = order.Wording.Ready },
                    SwitchParameters.OwnWords(order.Wording),
                    SwitchParameters.Of(order.Note, NpgsqlDbType.Text),
                    SwitchParameters.Of(order.ReviewOn, NpgsqlDbType.Date),
                    new() { Value = by.Kind.ToString() },
                    SwitchParameters.Of(by.Id, NpgsqlDbType.Uuid),
                }
            );
            await store.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == SwitchConflictException.SqlState)
        {
            throw new SwitchConflictException(refused);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            throw new ArgumentException("The times of an order must be in the future.", nameof(order), refused);
        }
    }
}
