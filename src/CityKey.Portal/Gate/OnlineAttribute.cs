using CityKey.Domain.PortalSwitch;

namespace CityKey.Portal.Gate;

/// <summary>The online action that a page is for. A page without this attribute is available in every mode of the
/// portal switch.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlineAttribute(OnlineAction action) : Attribute
{
    public OnlineAction Action { get; } = action;
}
