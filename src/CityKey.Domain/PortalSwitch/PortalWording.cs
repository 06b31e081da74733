using System.Text.Json;
using CityKey.Domain.People;

namespace CityKey.Domain.PortalSwitch;

/// <summary>What residents read about the switch. It never says why: that is for staff.</summary>
/// <param name="Ready">One of <see cref="All"/>; it stands in for every language that <paramref name="Own"/>
/// lacks.</param>
/// <param name="Own">The administrator's own words by language; empty for none.</param>
public sealed record PortalWording(string Ready, IReadOnlyDictionary<string, string> Own)
{
    /// <summary>The longest that own words may be in one language, in characters.</summary>
    public const int Longest = 300;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>The ready wordings; their words are <c>portal.message.{mode}</c> and
    /// <c>portal.say.{code}</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["usual", "short", "long", "work"];

    public static PortalWording Usual { get; } = new(All[0], None);

    /// <summary>The own words as they are stored and as <see cref="PortalState.OwnWords"/> holds them; null for
    /// none.</summary>
    public string? AsJson() => Own.Count == 0 ? null : JsonSerializer.Serialize(Own);

    /// <summary>A ready wording, or the usual one where the code is none.</summary>
    public static PortalWording Of(string? ready) =>
        All.Contains(ready, StringComparer.Ordinal) ? new PortalWording(ready!, None) : Usual;

    /// <summary>As <see cref="Ready"/> and <see cref="AsJson"/> were stored.</summary>
    public static PortalWording Stored(string ready, string? own) =>
        Of(ready) with
        {
            Own = own is null ? None : JsonSerializer.Deserialize<Dictionary<string, string>>(own) ?? None,
        };

    /// <summary>Reads own words as somebody typed them; empty where a language is left to the ready words.</summary>
    /// <returns>False where they are longer than <see cref="Longest"/> or hold what can only mislead.</returns>
    public static bool TryRead(string? typed, out string words) =>
        PlainText.TryRead(typed, out words) && words.Length <= Longest;
}
