using System.Globalization;
using System.Text.RegularExpressions;
using CityKey.Staff.Languages;
using CityKey.Web.Languages;

namespace CityKey.Tests.Languages;

public sealed partial class TranslationsTests
{
    /// <summary>Texts that are the same in English and in another language, each looked at.</summary>
    private static readonly HashSet<string> MayBeEqual = new(StringComparer.Ordinal)
    {
        "es card.gender-mark.F",
        "es card.gender-mark.M",
        "es card.gender-mark.X",
        "es counter.gender.F",
        "es counter.gender.M",
        "es counter.gender.X",
        "es counter.refusal-way",
        "es site.error-prefix",
        "es site.name",
        "es site.title",
    };

    public static TheoryData<string, string> Every =>
        [.. from language in TextFiles.Shipped from file in TextFiles.All select (language, file.Name)];

    [Fact]
    public void Spanish_is_shipped() => Assert.Contains("es", TextFiles.Shipped);

    [Theory, MemberData(nameof(Every))]
    public void Every_text_is_there_and_no_other(string language, string file)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var wanted = English(file)
            .Keys.GroupBy(TextFiles.Bare, StringComparer.Ordinal)
            .SelectMany(g =>
                g.Any(k => k.Contains('#', StringComparison.Ordinal))
                    ? PluralRules.FormsOf(culture).Select(f => $"{g.Key}#{f}")
                    : [g.Key]
            );
        Assert.Equal(
            wanted.Order(StringComparer.Ordinal),
            Translated(language, file).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Every))]
    public void Placeholders_are_those_of_English(string language, string file)
    {
        var english = TextFiles.Of(file).In(TextFiles.English);
        foreach (var (key, words) in Translated(language, file))
        {
            var other = TextFiles.Bare(key) == key ? key : $"{TextFiles.Bare(key)}#{PluralRules.Other}";
            // "One day" may do without its number.
            var free = key != other ? ["{0}"] : Array.Empty<string>();
            Assert.True(
                Holes(english[other]).Except(free).SequenceEqual(Holes(words).Except(free)),
                $"{language} {key}: {words}"
            );
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Nothing_is_empty_or_left_in_English(string language, string file)
    {
        var english = TextFiles.Of(file).In(TextFiles.English);
        Assert.All(
            Translated(language, file),
            t => Assert.False(string.IsNullOrWhiteSpace(t.Value) || t.Value != t.Value.Trim(), t.Key)
        );
        var equal = Translated(language, file)
            .Where(t => english.GetValueOrDefault(t.Key) == t.Value && !LegalText.All.Any(l => l.VersionKey == t.Key));
        Assert.DoesNotContain(equal.Select(t => $"{language} {t.Key}"), k => !MayBeEqual.Contains(k));
    }

    [Theory]
    [InlineData("PortalText")]
    [InlineData("StaffText")]
    [InlineData("WebText")]
    [InlineData("MailText")]
    public void English_has_each_of_its_own_forms(string file)
    {
        var forms = TextFiles
            .Of(file)
            .In(TextFiles.English)
            .Keys.Where(k => k.Contains('#', StringComparison.Ordinal))
            .GroupBy(TextFiles.Bare, k => k.Split('#')[1], StringComparer.Ordinal);
        Assert.All(forms, f => Assert.Equal([PluralRules.One, PluralRules.Other], f.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Spanish_says_usted_throughout() => Assert.All(All("es"), t => Assert.DoesNotMatch(Familiar(), t.Value));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void No_text_mentions_immigration_status(string language) =>
        Assert.All(All(language), t => Assert.DoesNotMatch(Belonging(), t.Value));

    [Fact]
    public void The_lists_of_words_would_find_what_they_look_for()
    {
        Assert.Matches(Familiar(), "Aquí puedes ver tu solicitud.");
        Assert.Matches(Belonging(), "Your immigration status");
        Assert.Matches(Belonging(), "su estatus migratorio");
    }

    private static Dictionary<string, string> English(string file) =>
        TextFiles
            .Of(file)
            .In(TextFiles.English)
            .Where(t => file != "StaffText" || ResidentText.Has(t.Key))
            .ToDictionary(StringComparer.Ordinal);

    private static IReadOnlyDictionary<string, string> Translated(string language, string file) =>
        TextFiles.Of(file).In(language);

    private static IEnumerable<KeyValuePair<string, string>> All(string language) =>
        TextFiles.All.SelectMany(t => t.In(language));

    private static IEnumerable<string> Holes(string words) =>
        Hole().Matches(words).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9]+\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(
        @"\b(tú|tu|tus|te|ti|contigo|puedes|tienes|quieres|necesitas|eres|vives|haz|escribe tu|envía tu|"
            + @"vosotros|vuestr\w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Familiar();

    [GeneratedRegex(
        @"immigra|migrat(ion|or)|migrant|citizen|nationalit|foreign|undocumented|\balien|\bvisa\b|asylum|refugee|"
            + @"ciudadan|nacionalidad|extranjer|indocumentad|asilo|refugiad|estatus",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Belonging();
}
