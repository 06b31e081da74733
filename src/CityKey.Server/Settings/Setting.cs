namespace CityKey.Server.Settings;

/// <summary>One setting, as <c>docs/configuration.md</c> lists it.</summary>
/// <param name="Key">With colons; <c>*</c> means each of several.</param>
/// <param name="Roles">Which processes read it.</param>
/// <param name="Without">What applies when it is not set.</param>
internal sealed record Setting(string Key, string Roles, string Meaning, string Without);
