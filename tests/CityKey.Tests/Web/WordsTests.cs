using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CityKey.Tests.Web;

public sealed partial class WordsTests
{
    private static readonly string[] Sites = ["CityKey.Portal", "CityKey.Staff", "CityKey.Web"];

    public static TheoryData<string> SiteNames => [.. Sites];

    [Theory, MemberData(nameof(SiteNames))]
    public void Every_key_a_page_asks_for_has_words(string site)
    {
        var known = KeysOf(site).Concat(KeysOf("CityKey.Web")).ToHashSet(StringComparer.Ordinal);
        var asked = Sources(site).SelectMany(source => Asked().Matches(source)).Select(match => match.Groups["key"].Value);
        Assert.Empty(asked.Where(key => !known.Contains(key)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_used_somewhere()
    {
        var all = SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("src", "*.cshtml")).Select(File.ReadAllText).ToList();
        var literals = all.SelectMany(source => Literal().Matches(source)).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        var made = all.SelectMany(source => Made().Matches(source)).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal).ToList();
        var unused = Sites.SelectMany(KeysOf).Where(key => !literals.Contains(key) && !made.Exists(start => key.StartsWith(start, StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    [Theory, MemberData(nameof(SiteNames))]
    public void No_two_keys_differ_in_case_alone(string site) =>
        Assert.Equal(KeysOf(site).Count, KeysOf(site).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    private static List<string> KeysOf(string site) =>
        [.. SourceTree.Files($"src/{site}", "*Text.resx").SelectMany(file => XDocument.Load(file).Root!.Elements("data")).Select(text => text.Attribute("name")!.Value)];

    private static IEnumerable<string> Sources(string site) =>
        SourceTree.Files($"src/{site}", "*.cshtml").Concat(SourceTree.Files($"src/{site}", "*.cs")).Select(File.ReadAllText);

    [GeneratedRegex("""(\b(T|Text|text)\[|WithMessage\(|AddModelError\([^;"]*("[a-z-]*", )?|<ck-[^>]*?\b(label|legend|hint|words|title)=)"(?<key>[a-z][a-z0-9-]*(\.[a-z0-9-]+)+)"(?!\.)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Asked();

    [GeneratedRegex("\"(?<key>[a-z][a-z0-9-]*(\\.[A-Za-z0-9-]+)*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literal();

    // A key that is made ends in something that the source does not tell; how it begins must do.
    [GeneratedRegex("""\$@?"(?<key>[a-z][a-z0-9.-]*\.)\{""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Made();
}
