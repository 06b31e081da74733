using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>What time alone does to the switch: it can only make it less open.</summary>
public sealed class SwitchTimes(PortalStateReader reader, SwitchControl control, SwitchOrders orders, TimeProvider time)
{
    /// <summary>The reason that stands in the history where <see cref="PortalMode.NoNew"/> has come to its end.</summary>
    public const string EndPassed = "end-passed";

    // What a change met long ago nobody can count any more.
    private static readonly TimeSpan Countable = TimeSpan.FromMinutes(1);

    /// <returns>The state that was found.</returns>
    public async Task<PortalState> DoDueAsync(CancellationToken cancel)
    {
        // From its instant on it draws and refuses by itself. It is announced once what passed the guard just before is drained.
        // An unknown state is left alone: closing would affirm it, and that is a person's act.
        var state = await reader.ReadAsync(cancel);
        if (!state.Known)
        {
            return state;
        }

        var last = (await control.HistoryAsync(1, cancel)).SingleOrDefault();
        if (await orders.DueAsync(cancel) is { } due && last is not null && due.Order.Mode > PortalModes.Read(last.ToMode))
        {
            await control.CloseAsync(due.Order, Actor.Worker, cancel);
        }
        else if (state is { Mode: PortalMode.Paused, Until: not null })
        {
            // Residents go on reading what was ordered, and somebody looks on the day that was ordered.
            await control.CloseAsync(
                new SwitchOrder(PortalMode.Paused, EndPassed) { Wording = PortalWording.Stored(state.Wording, state.OwnWords), ReviewOn = last?.ReviewOn }, Actor.Worker, cancel);
        }

        await CountAsync(last, cancel);
        return state;
    }

    // No close waits for it.
    private async Task CountAsync(PortalChange? last, CancellationToken cancel)
    {
        if (last is { ToMode: not "open" } && time.GetUtcNow() - last.At < Countable)
        {
            await control.CountAsync(last, Countable, cancel);
        }
    }
}
