namespace CityKey.Domain.Tests.Places;

public sealed class CityProfileTests
{
    private static readonly DateOnly Change = new(2027, 1, 1);

    [Fact]
    public void The_rules_are_those_of_the_day()
    {
        var first = Chicago.City.RuleSets[0] with { Until = Change.AddDays(-1) };
        var city = Chicago.City with
        {
            RuleSets = [first, first with { Id = "chicago-2", From = Change, Until = null }],
        };

        Assert.Equal("chicago-1", city.RulesOn(Change.AddDays(-1)).Id);
        Assert.Equal("chicago-2", city.RulesOn(Change).Id);
        Assert.Equal("chicago-1", city.Rules("chicago-1").Id);
    }

    [Fact]
    public void A_day_with_no_rules_or_two_is_refused()
    {
        var only = Chicago.City.RuleSets[0];
        var twice = Chicago.City with { RuleSets = [only, only with { Id = "chicago-2" }] };

        Assert.Equal(
            "city.rules",
            Assert.Throws<RuleViolationException>(() => Chicago.City.RulesOn(only.From.AddDays(-1))).Rule
        );
        Assert.Equal("city.rules", Assert.Throws<RuleViolationException>(() => twice.RulesOn(Change)).Rule);
    }
}
