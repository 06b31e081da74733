using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Tests.DocumentRules;

/// <summary>Shapes of rules that other cities have and Chicago has not.</summary>
public sealed class RuleShapesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly RuleSet Points = new(
        "points",
        DateOnly.MinValue,
        null,
        [
            new(
                "passport",
                ["photo"],
                GraceDays: 1826,
                Points: [new("identity", 200, 1826), new("identity", 100, 3652)]
            ),
            new("birth-certificate", [], Points: [new("identity", 100)]),
            new("library-card", [], Points: [new("identity", 50)]),
            new("payslip", [], Points: [new("identity", 50)]),
        ],
        [new("all", [new("identity", Points: "identity", AtLeast: 300)])]
    );

    private static readonly RuleSet OneStrongOrTwoWeaker = new(
        "either",
        DateOnly.MinValue,
        null,
        [new("strong", []), new("weak-1", []), new("weak-2", []), new("weak-3", [])],
        [
            new("one-strong", [new("identity", Kinds: ["strong"])]),
            new("two-weaker", [new("identity", Kinds: ["weak-1", "weak-2", "weak-3"], AtLeast: 2)]),
        ]
    );

    [Theory]
    [InlineData(0, 300)]
    [InlineData(1826, 300)]
    [InlineData(1827, 200)]
    [InlineData(3652, 200)]
    [InlineData(3653, 100)]
    public void Points_decay_with_the_years_since_expiry(int daysExpired, int have)
    {
        var judged = Points.Judge(
            [new("passport", null, Today.AddDays(-daysExpired)), new("birth-certificate")],
            30,
            Today
        );

        Assert.Equal(have, judged.Findings.Single().Have);
        Assert.Equal(have >= 300, judged.Suffices);
    }

    [Fact]
    public void A_kind_counts_once() =>
        Assert.Equal(
            50,
            Points.Judge([new("payslip"), new("payslip"), new("payslip")], 30, Today).Findings.Single().Have
        );

    [Fact]
    public void A_gap_in_points_is_closed_by_the_fewest_documents()
    {
        var near = Points.Judge([new("passport")], 30, Today);
        Assert.Equal((1, "birth-certificate"), (near.Ways.Single().More, near.Ways.Single().AnyOf.Single()));

        var far = Points.Judge([new("birth-certificate"), new("payslip")], 30, Today);
        Assert.Equal((1, "passport"), (far.Ways.Single().More, far.Ways.Single().AnyOf.Single()));

        var nothing = Points.Judge([], 30, Today);
        Assert.Equal(("missing", 2), (nothing.Findings.Single().Code, nothing.Ways.Single().More));
        Assert.Equal(["passport", "birth-certificate", "library-card", "payslip"], nothing.Ways.Single().AnyOf);
        Assert.Equal([200, 100, 50, 50], nothing.Ways.Single().Counts!);
        Assert.Equal(300, nothing.Ways.Single().Missing);
    }

    [Theory]
    [InlineData("one-strong", "strong")]
    [InlineData("two-weaker", "weak-1", "weak-3")]
    public void Either_way_is_enough(string alternative, params string[] kinds)
    {
        var judged = OneStrongOrTwoWeaker.Judge([.. kinds.Select(k => new Evidence(k))], 30, Today);

        Assert.Equal((true, alternative), (judged.Suffices, judged.Alternative));
    }

    [Fact]
    public void Of_two_ways_the_one_that_lacks_less_is_explained()
    {
        Assert.Equal("one-strong", OneStrongOrTwoWeaker.Judge([], 30, Today).Alternative);
        var half = OneStrongOrTwoWeaker.Judge([new("weak-2")], 30, Today);
        Assert.False(half.Suffices);
        Assert.All(half.Ways, w => Assert.Equal(1, w.More));
    }

    [Fact]
    public void An_alternative_is_for_its_ages_alone()
    {
        var youth = OneStrongOrTwoWeaker with
        {
            Alternatives = [new("youth", [new("identity")], FromAge: 14, ToAge: 21)],
        };

        Assert.Equal(
            [false, true, true, false],
            new[] { 13, 14, 21, 22 }.Select(age => youth.Judge([new("weak-1")], age, Today).Suffices)
        );
    }
}
