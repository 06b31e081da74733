namespace CityKey.Data.PortalSwitch;

/// <summary>Somebody has turned the switch since it was looked at, or has taken an order back; nothing was
/// done.</summary>
public sealed class SwitchConflictException(Exception cause)
    : InvalidOperationException(
        "The portal state has changed since it was read. Check the current state and try again.",
        cause
    )
{
    internal const string SqlState = "CK004";
}
