namespace CityKey.Web.Security;

/// <summary>Lets a page use the computer's camera. The permissions policy denies it to every other page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowsCameraAttribute : Attribute;
