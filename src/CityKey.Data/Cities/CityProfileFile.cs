using System.Text.Json;
using CityKey.Domain.Places;

namespace CityKey.Data.Cities;

/// <summary>Reads a city's profile.</summary>
public static class CityProfileFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        // A field that is missing or misspelt must stop the start, not change a rule.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The profile of that name in the <c>cities</c> folder beside the program.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it cannot be read.</exception>
    public static CityProfile Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "cities", $"{name}.json");
        try
        {
            return JsonSerializer.Deserialize<CityProfile>(File.ReadAllBytes(path), Strict)!;
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            throw new InvalidOperationException($"The city profile '{name}' cannot be read: {failure.Message}", failure);
        }
    }
}
