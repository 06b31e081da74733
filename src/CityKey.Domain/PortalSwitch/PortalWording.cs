using System.Text.Json;
using CityKey.Domain.People;

namespace CityKey.Domain.PortalSwitch;

/// <summary>What residents read about the switch. It never states the reason, which is for staff.</summary>
/// <param name="Ready">The code of a ready wording, one of <see cref="All"/>. Residents read it in every language that
/// <paramref name="Own"/> does not have.</param>
/// <param name="Own">The administrator's own words by language; empty for none.</param>
public sealed record PortalWording(string Ready, IReadOnlyDictionary<string, string> Own)
{
    /// <summary>The highest length of the own words in one language, in characters.</summary>
    public const int Longest = 300;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>The codes of the ready wordings. Their texts are <c>portal.message.{mode}</c> and
    /// <c>portal.say.{code}</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["usual", "short", "long", "work"];

    /// <summary>The default.</summary>
    public static PortalWording Usual { get; } = new(All[0], None);

    /// <summary>The own words as stored and as in <see cref="PortalState.OwnWords"/>; null for none.</summary>
    public string? AsJson() => Own.Count == 0 ? null : JsonSerializer.Serialize(Own);

    /// <summary>The ready wording with this code; <see cref="Usual"/> where there is none.</summary>
    public static PortalWording Of(string? ready) =>
        All.Contains(ready, StringComparer.Ordinal) ? new PortalWording(ready!, None) : Usual;

    /// <summary>Reads a stored wording.</summary>
    /// <param name="ready">What <see cref="Ready"/> was.</param>
    /// <param name="own">What <see cref="AsJson"/> returned.</param>
    /// <exception cref="JsonException"><paramref name="own"/> is not an object of strings.</exception>
    public static PortalWording Stored(string ready, string? own) =>
        Of(ready) with
        {
            Own = own is null ? None : JsonSerializer.Deserialize<Dictionary<string, string>>(own) ?? None,
        };

    /// <summary>Reads own words as typed. Empty means that residents read the ready wording.</summary>
    /// <returns>False where they are longer than <see cref="Longest"/>, or hold control or direction
    /// characters.</returns>
    public static bool TryRead(string? typed, out string words) =>
        PlainText.TryRead(typed, out words) && words.Length <= Longest;
}
