using CityKey.Domain.Places;

namespace CityKey.Domain.Tests;

/// <summary>The profiles as they are checked in.</summary>
internal static class Profiles
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .GetFiles(Repository.PathTo("cities"), "*.json")
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    public static CityProfile Read(string name) =>
        CityProfileJson.Read(File.ReadAllBytes(Repository.PathTo("cities", $"{name}.json")));
}

internal static class Chicago
{
    public static CityProfile City { get; } = Profiles.Read("chicago");
}
