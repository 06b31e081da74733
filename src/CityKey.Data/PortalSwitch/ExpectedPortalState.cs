using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>The state that a person saw when they decided to open the portal. If another state is in force, because of
/// another person or because its time came, the change is refused.</summary>
public sealed record ExpectedPortalState(long Epoch, PortalMode Mode)
{
    /// <summary>Expects this state.</summary>
    public static ExpectedPortalState Of(PortalState state) => new(state.Epoch, state.Mode);
}
