using System.Text.Json;
using CityKey.Domain.Places;

namespace CityKey.Domain.Tests;

/// <summary>The profile as it is checked in.</summary>
internal static class Chicago
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static CityProfile City { get; } = JsonSerializer.Deserialize<CityProfile>(File.ReadAllBytes(Repository.Path("cities", "chicago.json")), Strict)!;
}
