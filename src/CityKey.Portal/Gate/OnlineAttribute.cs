using CityKey.Domain.PortalSwitch;

namespace CityKey.Portal.Gate;

/// <summary>What a page lets a resident do online. A page without it is open in every mode.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlineAttribute(OnlineAct act) : Attribute
{
    public OnlineAct Act { get; } = act;
}
