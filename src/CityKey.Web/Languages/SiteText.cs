using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web.Languages;

/// <summary>The words of a site: its own first, then those both sites share. English is the neutral language.</summary>
public sealed class SiteText(SiteOptions site, IHostEnvironment environment)
{
    private static readonly ResourceManager Shared = new(typeof(WebText));
    private readonly ResourceManager _own = new(site.TextType);

    public string this[string key] => Find(key) ?? Missing(key);

    public string this[string key, params object?[] arguments] =>
        string.Format(CultureInfo.CurrentCulture, this[key], arguments);

    /// <summary>True where the key has words; for texts whose key is made from a code.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>An error as a page wrote it: a key, or words that are already in the reader's language.</summary>
    public string Error(string keyOrText) =>
        keyOrText.Contains('.', StringComparison.Ordinal) && !keyOrText.Contains(' ', StringComparison.Ordinal)
            ? this[keyOrText]
            : keyOrText;

    private string? Find(string key)
    {
        var culture = CultureInfo.CurrentUICulture;
        var pseudo = PseudoLanguage.Is(culture) && !environment.IsProduction();
        var words = _own.GetString(key, pseudo ? CultureInfo.InvariantCulture : culture)
            ?? Shared.GetString(key, pseudo ? CultureInfo.InvariantCulture : culture);
        return pseudo && words is not null ? PseudoLanguage.Stretch(words) : words;
    }

    // A resident in front of an odd word is better served than one in front of a failure.
    private string Missing(string key) => environment.IsProduction()
        ? key
        : throw new KeyNotFoundException($"There are no words for '{key}'.");
}
