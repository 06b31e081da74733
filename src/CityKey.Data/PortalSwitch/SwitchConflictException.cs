namespace CityKey.Data.PortalSwitch;

/// <summary>The switch was changed since the caller read it, or the order no longer waits. Nothing was
/// done.</summary>
public sealed class SwitchConflictException(Exception cause)
    : InvalidOperationException("The switch was changed in the meantime.", cause)
{
    internal const string SqlState = "CK004";
}
