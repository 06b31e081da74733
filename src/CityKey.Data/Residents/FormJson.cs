using System.Text.Json;
using System.Text.Json.Serialization;
using CityKey.Domain.People;

namespace CityKey.Data.Residents;

/// <summary>The JSON format of a form before it is sealed. Stored records must stay readable: add properties, never
/// rename one.</summary>
internal static class FormJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter(), new NameConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    private sealed class NameConverter : JsonConverter<PersonName>
    {
        public override PersonName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonSerializer.Deserialize<string?[]>(ref reader, options)!;
            return PersonName.Of(parts[0]!, parts[1]);
        }

        public override void Write(Utf8JsonWriter writer, PersonName value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new[] { value.Given, value.Family }, options);
    }
}
