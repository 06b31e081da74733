using System.Text.Json;
using System.Xml.Linq;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;

namespace CityKey.Domain.Tests.Places;

/// <summary>What holds for the profile of any city; a new one is looked at without a new line here.</summary>
public sealed class EveryProfileTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<string> Cities => [.. Profiles.Names];

    [Fact]
    public void The_seven_programmes_are_there() =>
        Assert.Equal(
            ["chicago", "detroit", "new-york", "newark", "philadelphia", "san-francisco", "washtenaw"],
            Profiles.Names
        );

    [Theory, MemberData(nameof(Cities))]
    public void A_profile_contradicts_itself_nowhere(string name) =>
        Assert.Empty(CityProfileCheck.Faults(Profiles.Read(name)));

    [Theory, MemberData(nameof(Cities))]
    public void A_profile_is_named_after_its_file_and_knows_its_time(string name)
    {
        Assert.Equal(name, Profiles.Read(name).Code);
        Assert.Equal(
            new DateOnly(2026, 11, 24),
            Profiles.Read(name).DayOf(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero))
        );
    }

    [Theory, MemberData(nameof(Cities))]
    public void Every_age_has_an_answer_and_every_way_that_it_is_told_does(string name)
    {
        var city = Profiles.Read(name);
        var rules = city.RulesOn(Today);
        foreach (var age in Enumerable.Range(0, 111))
        {
            var judged = rules.Judge([], age, Today);
            if (judged.Alternative is null)
            {
                Assert.Contains(Assert.Single(judged.Findings).Code, (string[])["at-a-counter", "too-young"]);
                continue;
            }

            Assert.NotEmpty(judged.Ways);
            Assert.NotNull(city.Validity.Bands.Where(b => b.FromAge <= age).MaxBy(b => b.FromAge));
            var alternative = rules.Alternatives.Single(a => a.Code == judged.Alternative);
            foreach (var way in judged.Ways.Where(w => w.Counts is null))
            {
                // Any of them are enough, so the last of the list are.
                var by = alternative.Needs.Single(n => n.Code == way.Requirement).By;
                var brought = way
                    .AnyOf.TakeLast(way.More)
                    .Select(k => new Evidence(k, By: by == Bearer.Either ? Bearer.Resident : by))
                    .ToList();
                var after = rules with { Alternatives = [alternative] };
                Assert.All(
                    way.AlsoCloses.Prepend(way.Requirement),
                    need =>
                        Assert.True(
                            after.Judge(brought, age, Today).Findings.Single(f => f.Requirement == need).IsMet,
                            $"{age}: {need} by {string.Join(' ', way.AnyOf)}"
                        )
                );
            }
        }
    }

    [Theory, MemberData(nameof(Cities))]
    public void Everything_at_once_is_enough_for_every_age_that_can_be_judged(string name)
    {
        var rules = Profiles.Read(name).RulesOn(Today);
        var all = rules
            .Kinds.SelectMany(k => new[] { new Evidence(k.Code), new Evidence(k.Code, By: Bearer.Caretaker) })
            .ToList();
        Assert.All(
            Enumerable.Range(0, 111).Where(age => rules.Judge([], age, Today).Alternative is not null),
            age => Assert.True(rules.Judge(all, age, Today).Suffices)
        );
    }

    [Theory, MemberData(nameof(Cities))]
    public void An_unconfirmed_fact_does_not_count_as_confirmed(string name)
    {
        var city = Profiles.Read(name);
        Assert.All(new[] { "retention", "document-list", "sites" }, fact => Assert.Contains(fact, city.Unconfirmed));
        Assert.Equal(city.Unconfirmed.Count, city.Unconfirmed.Distinct(StringComparer.Ordinal).Count());
        Assert.All(city.Sites, s => Assert.Contains("(demonstration)", s.Name, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Cities))]
    public void No_code_tells_a_country_or_a_status(string name)
    {
        var city = Profiles.Read(name);
        var codes = city
            .RuleSets.SelectMany(r => r.Kinds)
            .SelectMany(k => k.Shows.Append(k.Code))
            .Concat(city.DenialReasons);
        Assert.All(
            codes,
            code =>
                Assert.DoesNotMatch(
                    "foreign|consul|visa|migra|alien|national|citizen|country|number|asylum|refugee|itin",
                    code
                )
        );
    }

    [Theory, MemberData(nameof(Cities))]
    public void Every_code_has_words_on_both_sites(string name)
    {
        var rules = Profiles.Read(name).RuleSets;
        var kinds = rules.SelectMany(r => r.Kinds).Select(k => k.Code).ToList();
        var alternatives = rules.SelectMany(r => r.Alternatives).ToList();
        var keys = kinds
            .Select(k => $"document.{k}.name")
            .Concat(alternatives.SelectMany(a => a.Needs).Select(n => $"rule.need.{n.Code}"))
            .Concat(alternatives.Select(a => $"rule.other.{a.Code}"))
            .Concat(Findings.Select(f => $"rule.finding.{f}"))
            .ToList();
        Assert.Empty(
            keys.Concat(kinds.Select(k => $"document.{k}.hint"))
                .Except(Words("CityKey.Portal", "PortalText"), StringComparer.Ordinal)
        );
        Assert.Empty(keys.Except(Words("CityKey.Staff", "StaffText"), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"graceDays\"", "\"grazeDays\"")]
    [InlineData("\"unconfirmed\"", "\"confirmed\"")]
    [InlineData("\"by\": \"caretaker\"", "\"by\": \"somebody\"")]
    [InlineData("\"from\": \"2024-12-01\",\n      \"until\"", "\"until\"")]
    public void What_is_misspelt_or_missing_stops_the_start(string right, string wrong)
    {
        var json = File.ReadAllText(Repository.PathTo("cities", "chicago.json"));
        Assert.Contains(right, json, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() =>
            CityProfileJson.Read(
                System.Text.Encoding.UTF8.GetBytes(json.Replace(right, wrong, StringComparison.Ordinal))
            )
        );
    }

    private static readonly string[] Findings =
    [
        "shown",
        "shown-if-in-date",
        "shown-if-listed",
        "missing",
        "too-few",
        "too-old",
        "expired",
        "dated-later",
        "a-copy",
        "not-listed",
        "covers-too-little",
        "used-already",
        "too-young",
        "at-a-counter",
    ];

    private static HashSet<string> Words(string site, string file) =>
        [
            .. XDocument
                .Load(Repository.PathTo("src", site, "Languages", $"{file}.resx"))
                .Root!.Elements("data")
                .Select(d => d.Attribute("name")!.Value.Split('#')[0]),
        ];
}
