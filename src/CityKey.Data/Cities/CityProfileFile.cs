using System.Text.Json;
using CityKey.Domain.Places;
using Microsoft.Extensions.Configuration;

namespace CityKey.Data.Cities;

/// <summary>Reads the profile of the city that this installation serves.</summary>
public static class CityProfileFile
{
    private const string DefaultName = "chicago";

    /// <summary>The profile that the setting <c>City:Profile</c> names; Chicago's when it is not set.</summary>
    /// <exception cref="InvalidOperationException">There is none, it cannot be read, or it contradicts
    /// itself.</exception>
    public static CityProfile Read(IConfiguration configuration) => Read(configuration["City:Profile"] ?? DefaultName);

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
