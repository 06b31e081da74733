namespace CityKey.Web.Security;

/// <summary>A page that may ask for this computer's camera. No other page can.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowsCameraAttribute : Attribute;
