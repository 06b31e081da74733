namespace CityKey.Domain.Tests.Places;

public sealed class CityProfileTests
{
    private static readonly DateOnly Change = new(2027, 1, 1);

    [Fact]
    public void The_rules_are_those_of_the_day()
    {
        var first = Chicago.City.RuleSets[0] with { Until = Change.AddDays(-1) };
        var city = Chicago.City with { RuleSets = [first, first with { Id = "chicago-2", From = Change, Until = null }] };

        Assert.Equal("chicago-1", city.RulesOn(Change.AddDays(-1)).Id);
        Assert.Equal("chicago-2", city.RulesOn(Change).Id);
        Assert.Equal("chicago-1", city.Rules("chicago-1").Id);
    }

    [Fact]
    public void A_day_with_no_rules_or_two_is_refused()
    {
        var only = Chicago.City.RuleSets[0];
        var twice = Chicago.City with { RuleSets = [only, only with { Id = "chicago-2" }] };

        Assert.Equal("city.rules", Assert.Throws<RuleViolationException>(() => Chicago.City.RulesOn(only.From.AddDays(-1))).Rule);
        Assert.Equal("city.rules", Assert.Throws<RuleViolationException>(() => twice.RulesOn(Change)).Rule);
    }

    [Fact]
    public void Chicagos_profile_says_what_nobody_has_confirmed() =>
        Assert.All(new[] { "retention", "document-list", "sites" }, fact => Assert.Contains(fact, Chicago.City.Unconfirmed));

    [Fact]
    public void Chicagos_counters_are_marked_as_a_demonstration() =>
        Assert.All(Chicago.City.Sites, s => Assert.Contains("(demonstration)", s.Name, StringComparison.Ordinal));

    [Fact]
    public void No_code_of_the_profile_tells_a_country_or_a_status()
    {
        var codes = Chicago.City.RuleSets.SelectMany(r => r.Kinds).SelectMany(k => k.Shows.Append(k.Code)).Concat(Chicago.City.DenialReasons);

        Assert.All(codes, code => Assert.DoesNotMatch("foreign|consul|visa|migra|alien|national|citizen|country|number|asylum|refugee|itin", code));
    }

    [Fact]
    public void Every_need_of_the_profile_can_be_met() =>
        Assert.All(
            Chicago.City.RuleSets.SelectMany(r => r.Alternatives.SelectMany(a => a.Needs).Select(n => (Rules: r, Need: n))),
            pair => Assert.Contains(pair.Rules.Kinds, k => pair.Need.Admits(k)));

    [Fact]
    public void Codes_are_there_once() =>
        Assert.All(Chicago.City.RuleSets, r => Assert.Equal(r.Kinds.Count, r.Kinds.Select(k => k.Code).Distinct(StringComparer.Ordinal).Count()));
}
