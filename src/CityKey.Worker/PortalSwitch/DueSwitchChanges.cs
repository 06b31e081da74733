using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Worker.PortalSwitch;

/// <summary>Announces changes of the switch that are due by time alone. They can only make the portal less
/// open.</summary>
public sealed class DueSwitchChanges(
    PortalStateReader reader,
    SwitchControl control,
    SwitchOrders orders,
    TimeProvider time
)
{
    /// <summary>The reason in the history when <see cref="PortalMode.NoNew"/> has reached its end.</summary>
    public const string EndPassed = "end-passed";

    // The applications that a change affected can be counted only shortly after it.
    private static readonly TimeSpan Countable = TimeSpan.FromMinutes(1);

    /// <summary>Announces a due change, if there is one.</summary>
    /// <returns>The state before it.</returns>
    public async Task<PortalState> DoDueAsync(CancellationToken cancellationToken)
    {
        // The change is in force from its time on. It is announced once writes that passed the guard before have
        // drained. An unknown state is left alone: closing would confirm it, which only a person may do.
        var state = await reader.ReadAsync(cancellationToken);
        if (!state.Known)
        {
            return state;
        }

        var last = (await control.HistoryAsync(1, cancellationToken)).SingleOrDefault();
        if (await OrderAsync(state, last, cancellationToken) is { } order)
        {
            try
            {
                await control.CloseAsync(order, Actor.Worker, cancellationToken);
            }
            catch (Exception overtaken) when (overtaken is SwitchConflictException or ArgumentException)
            {
                // Another change came first. The next round reads the new state.
            }
        }

        await CountAsync(last, cancellationToken);
        return state;
    }

    private async Task<SwitchOrder?> OrderAsync(
        PortalState state,
        SwitchChangeRow? last,
        CancellationToken cancellationToken
    )
    {
        if (
            await orders.DueAsync(cancellationToken) is { Order: var planned }
            && last is not null
            && IsFurther(planned, last)
        )
        {
            // A planned "no new" whose own end has passed too becomes "paused". A further close that a person announced
            // stays as it is.
            var order =
                planned.Mode == PortalMode.NoNew && planned.Until <= time.GetUtcNow()
                    ? planned with
                    {
                        Mode = PortalMode.Paused,
                        Until = null,
                    }
                    : planned;
            return order.Mode >= state.Mode ? order : null;
        }

        // Keeps the wording and the review date of the order.
        return state is { Mode: PortalMode.Paused, Until: not null }
            ? new SwitchOrder(PortalMode.Paused, EndPassed)
            {
                Wording = PortalWording.Stored(state.Wording, state.OwnWords),
                ReviewOn = last?.ReviewOn,
            }
            : null;
    }

    private static bool IsFurther(SwitchOrder planned, SwitchChangeRow last) =>
        SwitchOrder.IsFurther(planned.Mode, planned.Until, PortalModes.Read(last.ToMode), last.Until);

    // Counted after the close, so that no close waits for it.
    private async Task CountAsync(SwitchChangeRow? last, CancellationToken cancellationToken)
    {
        if (last is { ToMode: not "open" } && time.GetUtcNow() - last.At < Countable)
        {
            await control.CountAsync(last, Countable, cancellationToken);
        }
    }
}
