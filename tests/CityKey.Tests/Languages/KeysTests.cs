using System.Text.Json;
using System.Text.RegularExpressions;
using CityKey.Staff.Languages;

namespace CityKey.Tests.Languages;

public sealed partial class KeysTests
{
    private static readonly string[] Sites = ["CityKey.Portal", "CityKey.Staff", "CityKey.Web"];

    public static TheoryData<string> SiteNames => [.. Sites];

    [Theory, MemberData(nameof(SiteNames))]
    public void Every_key_a_page_asks_for_has_words(string site)
    {
        var known = KeysOf(site).Concat(KeysOf("CityKey.Web")).Select(TextFiles.Bare).ToHashSet(StringComparer.Ordinal);
        var asked = Sources(site)
            .SelectMany(source => Asked().Matches(source))
            .Select(match => match.Groups["key"].Value)
            .ToList();
        Assert.True(asked.Count > 5);
        Assert.Empty(asked.Where(key => !known.Contains(key)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_used_somewhere()
    {
        var all = Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("src", "*.cshtml"))
            .Select(File.ReadAllText)
            .ToList();
        var literals = all.SelectMany(source => Literal().Matches(source))
            .Select(match => match.Groups["key"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var made = all.SelectMany(source => Made().Matches(source))
            .Select(match => match.Groups["key"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var unused = Sites
            .SelectMany(KeysOf)
            .Select(TextFiles.Bare)
            .Where(key =>
                !literals.Contains(key)
                && !made.Exists(start => key.StartsWith(start, StringComparison.Ordinal))
                && !LegalText.All.Any(l => l.VersionKey == key)
            );
        Assert.Empty(unused);
    }

    [Theory, MemberData(nameof(SiteNames))]
    public void A_text_that_has_forms_for_a_number_is_asked_for_with_one(string site)
    {
        var counted = KeysOf(site)
            .Where(k => k.Contains('#', StringComparison.Ordinal))
            .Select(TextFiles.Bare)
            .ToHashSet(StringComparer.Ordinal);
        var indexed = Sources(site).SelectMany(s => Indexed().Matches(s)).Select(m => m.Groups["key"].Value).ToList();
        Assert.NotEmpty(indexed);
        Assert.DoesNotContain(indexed, counted.Contains);
    }

    [Fact]
    public void What_staff_pages_show_to_residents_is_marked_as_theirs()
    {
        var sources = Sources("CityKey.Staff").ToList();
        var shown = sources
            .SelectMany(s => Shown().Matches(s))
            .Select(m => m.Groups["key"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(shown.Count > 20);
        Assert.DoesNotContain(shown.SelectMany(Meant), key => !ResidentText.Has(key));
    }

    [Fact]
    public void What_a_city_has_not_confirmed_yet_has_words_for_its_counsel()
    {
        var words = KeysOf("CityKey.Staff").ToHashSet(StringComparer.Ordinal);
        var facts = Repository
            .Files("cities", "*.json")
            .SelectMany(f =>
                JsonDocument
                    .Parse(File.ReadAllText(f))
                    .RootElement.GetProperty("unconfirmed")
                    .EnumerateArray()
                    .Select(e => e.GetString())
            )
            .Distinct()
            .ToList();
        Assert.True(facts.Count > 20);
        Assert.DoesNotContain(facts, fact => !words.Contains($"gate.fact.{fact}"));
    }

    [Theory, MemberData(nameof(SiteNames))]
    public void No_two_keys_differ_in_case_alone(string site) =>
        Assert.Equal(KeysOf(site).Count, KeysOf(site).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    // A key that is made in the page is meant with whatever it ends.
    private static IEnumerable<string> Meant(string shown) =>
        shown.EndsWith('{')
            ? KeysOf("CityKey.Staff").Where(k => k.StartsWith(shown[..^1], StringComparison.Ordinal))
            : [shown];

    private static List<string> KeysOf(string site) =>
        [
            .. TextFiles
                .All.Where(t => t.Folder.StartsWith($"src/{site}/", StringComparison.Ordinal))
                .SelectMany(t => t.In(TextFiles.English).Keys),
        ];

    private static IEnumerable<string> Sources(string site) =>
        Repository
            .Files($"src/{site}", "*.cshtml")
            .Concat(Repository.Files($"src/{site}", "*.cs"))
            .Select(File.ReadAllText);

    [GeneratedRegex(
        """(\b(T|R|Text|text)(\[|\.Counted\()|WithMessage\(|AddModelError\([^;"]*("[a-z-]*", )?"""
            + """|<ck-[^>]*?\b(label|legend|hint|words|title)=)"(?<key>[a-z][a-z0-9-]*(\.[a-z0-9-]+)+)"(?!\.)""",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Asked();

    [GeneratedRegex("""\b(T|R|Text|text)\["(?<key>[a-z][A-Za-z0-9.-]*)"[,\]]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Indexed();

    [GeneratedRegex(
        """\bR(\[|\.Counted\()\$?"(?<key>[a-z][A-Za-z0-9.-]*(?="|\{)\{?)""",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Shown();

    [GeneratedRegex("\"(?<key>[a-z][a-z0-9-]*(\\.[A-Za-z0-9-]+)*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literal();

    // A key that is made ends in something that the source does not tell; how it begins must do.
    [GeneratedRegex("""\$@?"(?<key>[a-z][a-z0-9.-]*\.)\{""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Made();
}
