using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Worker.PortalSwitch;

/// <summary>What time alone does to the switch: it can only make it less open.</summary>
public sealed class DueSwitchChanges(
    PortalStateReader reader,
    SwitchControl control,
    SwitchOrders orders,
    TimeProvider time
)
{
    /// <summary>The reason that stands in the history where <see cref="PortalMode.NoNew"/> has come to its
    /// end.</summary>
    public const string EndPassed = "end-passed";

    // What a change met long ago nobody can count any more.
    private static readonly TimeSpan Countable = TimeSpan.FromMinutes(1);

    /// <returns>The state that was found.</returns>
    public async Task<PortalState> DoDueAsync(CancellationToken cancellationToken)
    {
        // From its instant on it draws and refuses by itself. It is announced once what passed the guard just before is
        // drained.
        // An unknown state is left alone: closing would affirm it, and that is a person's act.
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
                // A person, or the next instant, was faster: the next look sees what is left to do.
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
            // "No new" whose own end has passed too, while nobody was there to announce it, is paused. A further close
            // that somebody announced is theirs to finish.
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

        // Residents go on reading what was ordered, and somebody looks on the day that was ordered.
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

    // No close waits for it.
    private async Task CountAsync(SwitchChangeRow? last, CancellationToken cancellationToken)
    {
        if (last is { ToMode: not "open" } && time.GetUtcNow() - last.At < Countable)
        {
            await control.CountAsync(last, Countable, cancellationToken);
        }
    }
}
