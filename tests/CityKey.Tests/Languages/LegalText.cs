using System.Security.Cryptography;
using System.Text;

namespace CityKey.Tests.Languages;

/// <summary>Words that somebody agrees to or relies on: they change with their version, and a translation says which
/// version it is of.</summary>
/// <param name="Starts">How its keys begin.</param>
internal sealed record LegalText(string File, string VersionKey, string Starts)
{
    public static IReadOnlyList<LegalText> All { get; } =
    [
        new("PortalText", "notice.version", "notice."),
        new("PortalText", "withdraw.version", "withdraw."),
        new("PortalText", "draft.version", "draft."),
        new("PortalText", "privacy.version", "privacy."),
        new("StaffText", "counter.keeps-version", "counter.keeps"),
    ];

    public string? VersionIn(string language) => TextFiles.Of(File).In(language).GetValueOrDefault(VersionKey);

    private string Name =>
        VersionKey.Replace(".version", "", StringComparison.Ordinal).Replace("-version", "", StringComparison.Ordinal);

    /// <summary>A line for the list of all versions.</summary>
    public string LineIn(string language) => $"{Name} {VersionIn(language)} {language} {Digest(language)}";

    private string Digest(string language)
    {
        var words = TextFiles
            .Of(File)
            .In(language)
            .Where(t => t.Key.StartsWith(Starts, StringComparison.Ordinal) && t.Key != VersionKey)
            .OrderBy(t => t.Key, StringComparer.Ordinal);
        var all = string.Concat(words.Select(t => $"{t.Key}={t.Value}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..20];
    }
}
