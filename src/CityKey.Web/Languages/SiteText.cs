using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using CityKey.Data.Languages;
using CityKey.Web.Sites;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;

namespace CityKey.Web.Languages;

/// <summary>The site's localizer: looks a key up in the site's own resource file, then in the one that both sites
/// share. English is the neutral language.</summary>
/// <remarks>The indexers return strings instead of <see cref="LocalizedString"/>, because a missing key is an error
/// here: it throws <see cref="KeyNotFoundException"/> outside production and shows the key in production. The text is
/// not encoded as HTML.</remarks>
public sealed class SiteText(SiteOptions site, IHostEnvironment environment) : IStringLocalizer
{
    private static readonly ResourceManager Shared = new(typeof(WebText));

    // Static, because reading a resource file costs more than rendering a page.
    private static readonly ConcurrentDictionary<Type, ResourceManager> Managers = new();
    private static readonly ConcurrentDictionary<Type, ResourceManager> Versions = new();
    private static readonly ConcurrentDictionary<(Type Site, string Language, string Key), string> Found = new();
    private readonly ResourceManager _own = Managers.GetOrAdd(site.TextType, t => new ResourceManager(t));
    private readonly ResourceManager _versions = Versions.GetOrAdd(site.TextType, t => new ResourceManager(t));
    private CultureInfo? _fixed;

    /// <summary>The language of the texts.</summary>
    public CultureInfo Language => _fixed ?? CultureInfo.CurrentUICulture;

    public string this[string key] => Find(key) ?? Missing(key);

    public string this[string key, params object?[] arguments] => string.Format(Formats, this[key], arguments);

    LocalizedString IStringLocalizer.this[string name] => new(name, Find(name) ?? name, Find(name) is null);

    LocalizedString IStringLocalizer.this[string name, params object[] arguments] =>
        new(name, string.Format(Formats, Find(name) ?? name, arguments), Find(name) is null);

    private CultureInfo Formats => _fixed is null ? CultureInfo.CurrentCulture : SiteLanguage.Formats(_fixed);

    /// <summary>The texts in a fixed language instead of the request's.</summary>
    public SiteText In(string language) => new(site, environment) { _fixed = CultureInfo.GetCultureInfo(language) };

    /// <summary>The text for a number, in the language's plural form: <c>key#one</c>, <c>key#other</c>, or the key
    /// itself where the forms do not differ.</summary>
    /// <param name="count">Placeholder 0. <paramref name="others"/> are placeholders 1 and up.</param>
    public string Counted(string key, int count, params object?[] others)
    {
        // An untranslated key falls back to English, which lacks some of the language's plural forms.
        var format =
            Find($"{key}#{PluralRules.FormOf(Language, count)}") ?? Find($"{key}#{PluralRules.Other}") ?? this[key];
        return string.Format(Formats, format, [count.ToString("N0", Formats), .. others]);
    }

    /// <summary>Whether the key has a text; for keys that are built from a code.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a legal text has the same version in this language as in English. False where the translation
    /// is missing.</summary>
    public bool IsCurrent(string versionKey)
    {
        // Without parent cultures: English may replace any other text, but not one that a person agrees to. A
        // ResourceManager caches parents once it has used them, so this one never does.
        var language = IsPseudo ? CultureInfo.InvariantCulture : SiteLanguage.Neutral(Language);
        var version = _versions
            .GetResourceSet(language, createIfNotExists: true, tryParents: false)
            ?.GetString(versionKey);
        return version is not null && version == _versions.GetString(versionKey, CultureInfo.InvariantCulture);
    }

    /// <summary>The text of a validation error.</summary>
    /// <param name="keyOrText">A key, or a text that is already in the reader's language.</param>
    public string Error(string keyOrText) =>
        keyOrText.Contains('.', StringComparison.Ordinal) && !keyOrText.Contains(' ', StringComparison.Ordinal)
            ? this[keyOrText]
            : keyOrText;

    /// <inheritdoc/>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures)
    {
        var language = IsPseudo ? CultureInfo.InvariantCulture : SiteLanguage.Neutral(Language);
        return new[] { _own, Shared }
            .Select(texts => texts.GetResourceSet(language, createIfNotExists: true, includeParentCultures))
            .OfType<ResourceSet>()
            .SelectMany(texts => texts.Cast<DictionaryEntry>().Select(e => (string)e.Key))
            .Distinct(StringComparer.Ordinal)
            .Select(key => new LocalizedString(key, this[key]));
    }

    private bool IsPseudo => PseudoLanguage.Is(Language) && !environment.IsProduction();

    private string? Find(string key)
    {
        var culture = IsPseudo ? CultureInfo.InvariantCulture : Language;
        // Cached, because a ResourceManager searches the parent cultures on every call.
        var cacheKey = (site.TextType, culture.Name, key);
        if (!Found.TryGetValue(cacheKey, out var text))
        {
            text = _own.GetString(key, culture) ?? Shared.GetString(key, culture);
            if (text is null)
            {
                return null;
            }

            Found[cacheKey] = text;
        }

        return IsPseudo ? PseudoLanguage.Stretch(text) : text;
    }

    // In production an odd word is better for a resident than an error page.
    private string Missing(string key) =>
        environment.IsProduction() ? key : throw new KeyNotFoundException($"There is no text for '{key}'.");
}
