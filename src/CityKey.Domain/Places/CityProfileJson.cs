using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityKey.Domain.Places;

/// <summary>Reads a city's profile strictly: a missing or misspelled field must stop the start, not change a
/// rule.</summary>
public static class CityProfileJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">The text is not a profile, or has unknown fields.</exception>
    public static CityProfile Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<CityProfile>(json, Strict) ?? throw new JsonException("The profile is empty.");
}
