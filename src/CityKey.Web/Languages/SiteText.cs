using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using CityKey.Data.Languages;
using Microsoft.Extensions.Hosting;

namespace CityKey.Web.Languages;

/// <summary>The words of a site: its own first, then those both sites share. English is the neutral language.</summary>
public sealed class SiteText(SiteOptions site, IHostEnvironment environment)
{
    private static readonly ResourceManager Shared = new(typeof(WebText));

    // Kept from page to page, for reading a file anew each time would cost more than the page.
    private static readonly ConcurrentDictionary<Type, ResourceManager> Managers = new();
    private static readonly ConcurrentDictionary<Type, ResourceManager> Versions = new();
    private static readonly ConcurrentDictionary<(Type Site, string Language, string Key), string> Found = new();
    private readonly ResourceManager _own = Managers.GetOrAdd(site.TextType, t => new ResourceManager(t));
    private readonly ResourceManager _versions = Versions.GetOrAdd(site.TextType, t => new ResourceManager(t));
    private CultureInfo? _fixed;

    /// <summary>The language these words are in.</summary>
    public CultureInfo Language => _fixed ?? CultureInfo.CurrentUICulture;

    public string this[string key] => Find(key) ?? Missing(key);

    public string this[string key, params object?[] arguments] => string.Format(Formats, this[key], arguments);

    private CultureInfo Formats => _fixed is null ? CultureInfo.CurrentCulture : SiteLanguage.Formats(_fixed);

    /// <summary>The same words in another language than that of the page; for papers that someone else reads.</summary>
    public SiteText In(string language) => new(site, environment) { _fixed = CultureInfo.GetCultureInfo(language) };

    /// <summary>Words around a number, in the form that the language has for it: <c>key#one</c>, <c>key#other</c>, or
    /// the bare key where none differs.</summary>
    /// <param name="count">Placeholder 0; further arguments follow.</param>
    public string Counted(string key, int count, params object?[] others)
    {
        // A language that has no words of its own reads English, which lacks some of its forms.
        var words =
            Find($"{key}#{PluralRules.FormOf(Language, count)}") ?? Find($"{key}#{PluralRules.Other}") ?? this[key];
        return string.Format(Formats, words, [count.ToString("N0", Formats), .. others]);
    }

    /// <summary>True where the key has words; for texts whose key is made from a code.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a legal text in this language is of the same version as in English. One that is missing is
    /// not.</summary>
    public bool IsCurrent(string versionKey)
    {
        // Without the parents: English stands in for any other word, not for words that somebody agrees to. One that
        // was asked with
        // parents remembers them, hence a manager that never is.
        var language = IsMade ? CultureInfo.InvariantCulture : SiteLanguage.Neutral(Language);
        var ours = _versions
            .GetResourceSet(language, createIfNotExists: true, tryParents: false)
            ?.GetString(versionKey);
        return ours is not null && ours == _versions.GetString(versionKey, CultureInfo.InvariantCulture);
    }

    /// <summary>An error as a page wrote it: a key, or words that are already in the reader's language.</summary>
    public string Error(string keyOrText) =>
        keyOrText.Contains('.', StringComparison.Ordinal) && !keyOrText.Contains(' ', StringComparison.Ordinal)
            ? this[keyOrText]
            : keyOrText;

    private bool IsMade => PseudoLanguage.Is(Language) && !environment.IsProduction();

    private string? Find(string key)
    {
        var culture = IsMade ? CultureInfo.InvariantCulture : Language;
        // Found once, found for good: asking the resources walks from a language to its parents anew each time.
        var place = (site.TextType, culture.Name, key);
        if (!Found.TryGetValue(place, out var words))
        {
            words = _own.GetString(key, culture) ?? Shared.GetString(key, culture);
            if (words is null)
            {
                return null;
            }

            Found[place] = words;
        }

        return IsMade ? PseudoLanguage.Stretch(words) : words;
    }

    // A resident in front of an odd word is better served than one in front of a failure.
    private string Missing(string key) =>
        environment.IsProduction() ? key : throw new KeyNotFoundException($"There are no words for '{key}'.");
}
