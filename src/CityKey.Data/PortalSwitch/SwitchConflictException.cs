namespace CityKey.Data.PortalSwitch;

/// <summary>Somebody has turned the switch since it was looked at, or has taken an order back; nothing was
/// done.</summary>
public sealed class SwitchConflictException(Exception cause)
    : InvalidOperationException("Somebody has turned the switch meanwhile.", cause)
{
    internal const string SqlState = "CK004";
}
