using CityKey.Domain.PortalSwitch;

namespace CityKey.Portal.Gate;

/// <summary>What a page lets a resident do online. A page without it is open in every mode.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlineAttribute(OnlineAction act) : Attribute
{
    public OnlineAction Act { get; } = act;
}
