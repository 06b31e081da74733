using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Tests.DocumentRules;

public sealed class ChicagoRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<string> Enough() =>
        new(
            "passport utility-bill",
            "government-photo-id lease",
            "school-photo-id birth-certificate bank-statement",
            "work-photo-id medical-record official-letter",
            "passport lease"
        );

    [Theory]
    [MemberData(nameof(Enough))]
    public void A_photo_a_birth_date_and_a_residence_are_enough(string kinds)
    {
        var judged = Judge([.. kinds.Split(' ').Select(k => new Evidence(k, Today))]);

        Assert.True(judged.Suffices);
        Assert.Empty(judged.Ways);
        Assert.All(judged.Findings, f => Assert.Equal("shown", f.Code));
    }

    [Fact]
    public void One_document_may_show_photo_and_birth_date_and_the_residence_is_proposed()
    {
        var judged = Judge([new Evidence("passport")]);

        Assert.False(judged.Suffices);
        var way = Assert.Single(judged.Ways);
        Assert.Equal(("residence", 1), (way.Requirement, way.More));
        Assert.Equal(
            ["utility-bill", "bank-statement", "lease", "official-letter", "shelter-letter", "care-of-letter"],
            way.AnyOf
        );
    }

    [Fact]
    public void What_closes_two_gaps_at_once_is_proposed_first()
    {
        var judged = Judge([new Evidence("lease")]);

        Assert.Equal("photo", judged.Ways[0].Requirement);
        Assert.Equal(["birth-date"], judged.Ways[0].AlsoCloses);
        Assert.Equal(["passport", "government-photo-id"], judged.Ways[0].AnyOf);
        Assert.Equal(["photo", "birth-date"], judged.Ways.Skip(1).Select(w => w.Requirement));
    }

    [Theory]
    [InlineData(0, "shown")]
    [InlineData(60, "shown")]
    [InlineData(61, "too-old")]
    [InlineData(-1, "dated-later")]
    public void A_bill_may_be_sixty_days_old(int days, string code)
    {
        var judged = Judge([new Evidence("passport"), new Evidence("utility-bill", Today.AddDays(-days))]);

        var residence = judged.Findings.Single(f => f.Requirement == "residence");
        Assert.Equal(
            (code, "utility-bill", code == "shown" ? 0 : Math.Abs(days)),
            (residence.Code, residence.Kind, residence.Days)
        );
        Assert.Equal(code == "shown", judged.Suffices);
    }

    [Theory]
    [InlineData(-10, "shown")]
    [InlineData(1095, "shown")]
    [InlineData(1096, "expired")]
    public void A_passport_counts_three_years_after_its_expiry(int daysExpired, string code)
    {
        var judged = Judge([new Evidence("passport", null, Today.AddDays(-daysExpired)), new Evidence("lease")]);

        Assert.All(
            judged.Findings.Where(f => f.Requirement != "residence"),
            f => Assert.Equal((code, "passport"), (f.Code, f.Kind))
        );
        Assert.Equal(
            code == "expired" ? ["passport", "government-photo-id"] : [],
            judged.Ways.Where(w => w.AlsoCloses.Count > 0).SelectMany(w => w.AnyOf)
        );
    }

    [Fact]
    public void A_date_that_was_not_read_yet_is_left_to_the_clerk()
    {
        var residence = Judge([new Evidence("passport"), new Evidence("utility-bill")])
            .Findings.Single(f => f.Requirement == "residence");

        Assert.Equal(("shown-if-in-date", 60), (residence.Code, residence.Days));
    }

    [Fact]
    public void A_good_document_counts_beside_a_bad_one_of_its_kind() =>
        Assert.True(
            Judge([
                new Evidence("passport"),
                new Evidence("utility-bill", Today.AddDays(-90)),
                new Evidence("utility-bill", Today),
            ]).Suffices
        );

    [Fact]
    public void A_kind_the_city_does_not_know_shows_nothing() =>
        Assert.All(Judge([new Evidence("library-card")]).Findings, f => Assert.Equal("missing", f.Code));

    [Theory]
    [InlineData("shelter-letter", 30, "example-shelter", "shown")]
    [InlineData("care-of-letter", 30, "example-help", "shown")]
    [InlineData("shelter-letter", 31, "example-shelter", "too-old")]
    [InlineData("shelter-letter", 0, "example-help", "not-listed")]
    [InlineData("care-of-letter", 0, "somebody-else", "not-listed")]
    [InlineData("care-of-letter", 0, null, "shown-if-listed")]
    public void A_letter_counts_for_thirty_days_when_a_listed_organization_wrote_it(
        string kind,
        int days,
        string? writer,
        string code
    )
    {
        var judged = Judge([new Evidence("passport"), new Evidence(kind, Today.AddDays(-days), Writer: writer)]);

        Assert.Equal(code, judged.Findings.Single(f => f.Requirement == "residence").Code);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(21, true)]
    [InlineData(22, false)]
    public void A_caretaker_vouches_for_where_a_young_person_lives(int age, bool suffices)
    {
        Evidence[] own = [new("school-photo-id"), new("birth-certificate")];
        Evidence[] caretakers =
        [
            new("government-photo-id", By: Bearer.Caretaker),
            new("lease", By: Bearer.Caretaker),
            new("caretaker-form", By: Bearer.Caretaker),
        ];

        Assert.Equal(suffices, Chicago.City.RulesOn(Today).Judge([.. own, .. caretakers], age, Today).Suffices);
        Assert.False(Chicago.City.RulesOn(Today).Judge(own, age, Today).Suffices);
        Assert.False(Chicago.City.RulesOn(Today).Judge([.. own, .. caretakers.Take(2)], age, Today).Suffices);
    }

    [Fact]
    public void A_young_person_hears_of_the_way_with_a_caretaker_too()
    {
        var judged = Chicago.City.RulesOn(Today).Judge([new Evidence("passport")], 16, Today);

        Assert.Equal("standard", judged.Alternative);
        Assert.Equal(["with-caretaker"], judged.Others);
        Assert.Equal(["residence"], judged.Ways.Select(w => w.Requirement));
    }

    [Fact]
    public void Children_are_asked_to_a_counter()
    {
        var judged = Chicago.City.RulesOn(Today).Judge([new Evidence("passport"), new Evidence("lease")], 13, Today);

        Assert.False(judged.Suffices);
        Assert.Equal(("age", "at-a-counter"), (judged.Findings.Single().Requirement, judged.Findings.Single().Code));
    }

    private static Judgement Judge(IReadOnlyList<Evidence> evidence) =>
        Chicago.City.RulesOn(Today).Judge(evidence, 36, Today);
}
