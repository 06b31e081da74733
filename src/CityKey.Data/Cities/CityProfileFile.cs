using System.Text.Json;
using CityKey.Domain.Places;

namespace CityKey.Data.Cities;

/// <summary>Reads a city's profile.</summary>
public static class CityProfileFile
{
    /// <summary>The profile of that name in the <c>cities</c> folder beside the program.</summary>
    /// <exception cref="InvalidOperationException">There is none, it cannot be read, or it contradicts
    /// itself.</exception>
    public static CityProfile Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "cities", $"{name}.json");
        try
        {
            var city = CityProfileJson.Read(File.ReadAllBytes(path));
            return CityProfileCheck.Faults(city) is { Count: > 0 } faults
                ? throw new InvalidOperationException(
                    $"The city profile '{name}' is not consistent: {string.Join(' ', faults)}"
                )
                : city;
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            throw new InvalidOperationException(
                $"The city profile '{name}' cannot be read: {failure.Message}",
                failure
            );
        }
    }
}
