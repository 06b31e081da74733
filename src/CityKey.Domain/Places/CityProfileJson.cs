using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityKey.Domain.Places;

/// <summary>Reads a city's profile strictly: a field that is missing or misspelt must stop the start, not change a
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

    /// <exception cref="JsonException">It is no profile, or says something that no profile says.</exception>
    public static CityProfile Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<CityProfile>(json, Strict) ?? throw new JsonException("The profile is empty.");
}
