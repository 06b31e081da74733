using System.Text.Json;
using System.Xml.Linq;

namespace CityKey.Tests.Languages;

/// <summary>One kind of texts in every language, as the resource files have it.</summary>
internal sealed record TextFiles(string Name, string Folder)
{
    public const string English = "en";

    public static IReadOnlyList<TextFiles> All { get; } =
    [
        new("PortalText", "src/CityKey.Portal/Languages"),
        new("StaffText", "src/CityKey.Staff/Languages"),
        new("WebText", "src/CityKey.Web/Languages"),
        new("MailText", "src/CityKey.Staff/Work/Mail"),
    ];

    /// <summary>Languages that any city offers beside English.</summary>
    public static IReadOnlyList<string> Shipped { get; } =
    [
        .. Repository
            .Files("cities", "*.json")
            .Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("languages"))
            .SelectMany(l => l.EnumerateArray())
            .Select(l => l.GetString()!)
            .Distinct(StringComparer.Ordinal)
            .Where(l => l != English)
            .Order(StringComparer.Ordinal),
    ];

    public static TextFiles Of(string name) => All.Single(t => t.Name == name);

    /// <summary>Every text by its key; empty where the language has no file.</summary>
    public IReadOnlyDictionary<string, string> In(string language)
    {
        var path = Path.Combine(
            Repository.Root,
            Folder,
            language == English ? $"{Name}.resx" : $"{Name}.{language}.resx"
        );
        return File.Exists(path)
            ? XDocument
                .Load(path)
                .Root!.Elements("data")
                .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>A key without the form that a number asks for: <c>wait.days#one</c> is <c>wait.days</c>.</summary>
    public static string Bare(string key) => key.Split('#')[0];
}
