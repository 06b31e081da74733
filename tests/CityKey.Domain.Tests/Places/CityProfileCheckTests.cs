using CityKey.Domain.Cards;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;

namespace CityKey.Domain.Tests.Places;

/// <summary>Each contradiction is seen: a check that finds nothing would pass every profile.</summary>
public sealed class CityProfileCheckTests
{
    private static readonly RuleSet Rules = Chicago.City.RuleSets[0];
    private static readonly Alternative Standard = Rules.Alternatives[0];

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "overlap", "are in force on the same day" },
            { "backwards", "ends before it starts" },
            { "same-id", "Two rule sets have the id chicago-1." },
            { "no-rules", "There are no rule sets." },
            { "kind-twice", "has passport twice" },
            { "way-twice", "has the alternative standard twice" },
            { "need-twice", "photo is required twice" },
            { "unknown-kind", "library-card is not defined" },
            { "idle-kind", "does not use library-card" },
            { "cannot-be-met", "a person of age 14 cannot meet all of its needs" },
            { "not-enough-points", "a person of age 14 cannot meet all of its needs" },
            { "nobody-writes", "lists no writers for shelter-letter" },
            { "writes-no-letter", "lists writers for lease" },
            { "no-validity", "No validity is set for age 0." },
            { "validity-twice", "Two validity bands start at age 14." },
            { "never-good", "A card issued at age 0 would never be valid." },
            { "too-many-classes", "kinds count in more than one class" },
        };

    [Theory, MemberData(nameof(Wrong))]
    public void A_contradiction_is_told(string what, string told) =>
        Assert.Contains(CityProfileCheck.Faults(Make(what)), fault => fault.Contains(told, StringComparison.Ordinal));

    private static CityProfile Make(string what) =>
        what switch
        {
            "overlap" => With(Rules, Rules with { Id = "later", From = Rules.From.AddYears(1) }),
            "backwards" => With(Rules with { Until = Rules.From.AddDays(-1) }),
            "same-id" => With(Rules, Rules),
            "no-rules" => With(),
            "kind-twice" => With(Rules with { Kinds = [.. Rules.Kinds, Rules.Kinds[0]] }),
            "way-twice" => With(Rules with { Alternatives = [Standard, Standard] }),
            "need-twice" => Needing(Standard.Needs[0]),
            "unknown-kind" => Needing(new Requirement("extra", Kinds: ["library-card"])),
            "idle-kind" => With(Rules with { Kinds = [.. Rules.Kinds, new("library-card", [])] }),
            "cannot-be-met" => Needing(new Requirement("extra", "fingerprint")),
            "not-enough-points" => Needing(new Requirement("extra", Points: "identity", AtLeast: 3)),
            "nobody-writes" => With(Rules with { Writers = [] }),
            "writes-no-letter" => With(
                Rules with
                {
                    Writers = [.. Rules.Writers!, new("landlord", "Landlord", ["lease"], Rules.From)],
                }
            ),
            "no-validity" => Good(new ValidityBand(14, 5)),
            "validity-twice" => Good(new ValidityBand(0, 2), new ValidityBand(14, 5), new ValidityBand(14, 4)),
            "never-good" => Good(new ValidityBand(0, 0)),
            _ => Needing(new Requirement("a", Class: "a"), new Requirement("b", Class: "b")),
        };

    private static CityProfile With(params RuleSet[] rules) => Chicago.City with { RuleSets = rules };

    private static CityProfile Needing(params Requirement[] more) =>
        With(Rules with { Alternatives = [Standard with { Needs = [.. Standard.Needs, .. more] }] });

    private static CityProfile Good(params ValidityBand[] bands) =>
        Chicago.City with
        {
            Validity = new CardValidity(bands),
        };
}
