using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>What time alone does to the switch: it can only make it less open.</summary>
public sealed class SwitchTimes(PortalStateReader reader, SwitchControl control)
{
    /// <summary>The reason that stands in the history where <see cref="PortalMode.NoNew"/> has come to its end.</summary>
    public const string EndPassed = "end-passed";

    /// <returns>The state that was found.</returns>
    public async Task<PortalState> DoDueAsync(CancellationToken cancel)
    {
        // From its instant on it draws and refuses as paused by itself. It is announced once what passed the guard just before is drained.
        // An unknown state is left alone: closing would affirm it, and that is a person's act.
        var state = await reader.ReadAsync(cancel);
        if (state is { Known: true, Mode: PortalMode.Paused, Until: not null })
        {
            await control.CloseAsync(new SwitchOrder(PortalMode.Paused, EndPassed), Actor.Worker, cancel);
        }

        return state;
    }
}
