using System.Globalization;
using CityKey.Web.Languages;

namespace CityKey.Tests.Languages;

/// <summary>The samples are those that CLDR gives for whole numbers.</summary>
public sealed class PluralRulesTests
{
    [Theory]
    [InlineData("en", "one", "1")]
    [InlineData("en", "other", "0 2~16 100 1000 10000 100000 1000000")]
    [InlineData("es", "one", "1")]
    [InlineData("es", "other", "0 2~16 100 1000 10000 100000")]
    [InlineData("pl", "one", "1")]
    [InlineData("pl", "few", "2~4 22~24 32~34 42~44 52~54 62 102 1002")]
    [InlineData("pl", "many", "0 5~19 100 1000 10000 100000 1000000")]
    [InlineData("ar", "zero", "0")]
    [InlineData("ar", "one", "1")]
    [InlineData("ar", "two", "2")]
    [InlineData("ar", "few", "3~10 103~110 1003")]
    [InlineData("ar", "many", "11~26 111 1011")]
    [InlineData("ar", "other", "100~102 200~202 300~302 400~402 500~502 600 1000 10000 100000 1000000")]
    [InlineData("zh", "other", "0~15 100 1000 10000 100000 1000000")]
    [InlineData("qps-ploc", "one", "1")]
    [InlineData("qps-plocm", "other", "0 2~16")]
    public void A_number_takes_the_form_that_its_language_has_for_it(string language, string form, string samples)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        Assert.All(samples.Split(' ').SelectMany(Numbers), n => Assert.Equal(form, PluralRules.FormOf(culture, n)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pl")]
    [InlineData("ar")]
    [InlineData("zh")]
    public void Every_form_of_a_language_is_used_and_no_other(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var used = Enumerable
            .Range(0, 1200)
            .Select(n => PluralRules.FormOf(culture, n))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(PluralRules.FormsOf(culture).Order(StringComparer.Ordinal), used);
    }

    [Fact]
    public void Every_language_that_is_shipped_has_rules_of_its_own_or_one_form() =>
        Assert.All(TextFiles.Shipped, l => Assert.Contains(l, (string[])["es", "pl", "ar", "zh"]));

    private static IEnumerable<int> Numbers(string sample) =>
        sample.Split('~').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList() is [var from, var to]
            ? Enumerable.Range(from, to - from + 1)
            : [int.Parse(sample, CultureInfo.InvariantCulture)];
}
