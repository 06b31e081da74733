namespace CityKey.Data.PortalSwitch;

/// <summary>The switch was changed since the caller read it, or the order no longer waits. Nothing was
/// done.</summary>
public sealed class SwitchConflictException(Exception cause)
    : InvalidOperationException(
        "The portal state has changed since it was read. Check the current state and try again.",
        cause
    )
{
    internal const string SqlState = "CK004";
}
