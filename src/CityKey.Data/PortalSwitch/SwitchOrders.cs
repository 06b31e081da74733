using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Orders that wait. At most one waits for its time and one for a person; a later one takes the earlier one's
/// place.</summary>
public sealed class SwitchOrders(NpgsqlDataSource source, CityKeyDb db)
{
    private const string Columns =
        "id, made_by, made_at, epoch, due_at, mode, until, reason, wording, own_words::text AS own_words, note, review_on";

    /// <summary>The one that waits for its time, which has not come; null for none.</summary>
    public async Task<PendingOrder?> PlannedAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQueryRaw<PendingOrder>(
                    $"SELECT {Columns} FROM platform.portal_order WHERE waits_for = 'time' AND ended_at IS NULL AND due_at > clock_timestamp()"
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();

    /// <summary>The one whose time has come and that nobody has announced yet; null for none.</summary>
    public async Task<PendingOrder?> DueAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQueryRaw<PendingOrder>(
                    $"SELECT {Columns} FROM platform.portal_order WHERE waits_for = 'time' AND ended_at IS NULL AND due_at <= clock_timestamp()"
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();

    /// <summary>The one that is in force although nobody has announced it yet: the worker, which does it, is not
    /// running. Null for none.</summary>
    public async Task<PendingOrder?> InForceAsync(PortalState state, CancellationToken cancellationToken) =>
        await DueAsync(cancellationToken) is { } due && due.DueAt == state.Since ? due : null;

    /// <summary>The one that waits for another administrator's word; null for none.</summary>
    public async Task<PendingOrder?> AskedAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQueryRaw<PendingOrder>(
                    $"SELECT {Columns} FROM platform.portal_order WHERE waits_for = 'person' AND ended_at IS NULL"
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();

    /// <summary>Lets an order wait for its time. It can only make the portal less open; where it is less open already
    /// by then, nothing happens.</summary>
    /// <exception cref="ArgumentException">It would open, or its times are not still to come.</exception>
    public Task PlanAsync(
        SwitchOrder order,
        DateTimeOffset due,
        long epoch,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        order.Mode == PortalMode.Open
            ? throw new ArgumentException("Only a person can open the portal, so it cannot be planned.", nameof(order))
            : WaitAsync("time", order, due, epoch, by, cancellationToken);

    /// <summary>Lets an order wait for another administrator's word.</summary>
    /// <param name="epoch">Of the state that was looked at.</param>
    /// <exception cref="SwitchConflictException">That state is in force no more.</exception>
    public Task AskAsync(SwitchOrder order, long epoch, Actor by, CancellationToken cancellationToken) =>
        WaitAsync("person", order, null, epoch, by, cancellationToken);

    /// <summary>Takes an order back.</summary>
    /// <returns>False where it waits no more.</returns>
    public async Task<bool> DropAsync(Guid order, Actor by, CancellationToken cancellationToken)
    {
        await using var drop = source.CreateCommand("SELECT platform.portal_order_drop($1, $2, $3, $4)");
        drop.Parameters.AddRange(
            new NpgsqlParameter[]
            {
                new() { Value = order },
                new() { Value = Guid.CreateVersion7() },
                new() { Value = by.Kind.ToString() },
                SwitchParameters.Of(by.Id, NpgsqlDbType.Uuid),
            }
        );
        return (bool)(await drop.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task WaitAsync(
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
            await using var wait = source.CreateCommand(
                "SELECT platform.portal_order_wait($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
            );
            wait.Parameters.AddRange(
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
                    SwitchParameters.Own(order.Wording),
                    SwitchParameters.Of(order.Note, NpgsqlDbType.Text),
                    SwitchParameters.Of(order.ReviewOn, NpgsqlDbType.Date),
                    new() { Value = by.Kind.ToString() },
                    SwitchParameters.Of(by.Id, NpgsqlDbType.Uuid),
                }
            );
            await wait.ExecuteNonQueryAsync(cancellationToken);
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
