using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>The state that somebody has looked at before they open: another one in force, by a person or by time, and
/// nothing is done.</summary>
public sealed record ExpectedPortalState(long Epoch, PortalMode Mode)
{
    public static ExpectedPortalState Of(PortalState state) => new(state.Epoch, state.Mode);
}
