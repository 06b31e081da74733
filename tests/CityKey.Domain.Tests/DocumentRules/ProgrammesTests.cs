namespace CityKey.Domain.Tests.DocumentRules;

/// <summary>
/// Six programmes out of their own words, row by row; Chicago has a file of its own.
/// What a profile marks as unconfirmed (most points of Detroit, Newark and Philadelphia) is pinned here as the profile
/// has it, not as a fact.
/// </summary>
public sealed class ProgrammesTests
{
    private const string Shelter = "writer:example-shelter";
    private const string Help = "writer:example-help";

    [Theory]
    // Four points: three for who one is, one for where one lives; a photo and a birth date among them.
    [InlineData(30, "passport, lease", "enough")]
    [InlineData(30, "local-photo-id", "enough")]
    [InlineData(30, "passport", "residence missing")]
    [InlineData(30, "passport expired:1095, lease", "identity too-few")]
    [InlineData(30, "passport expired:1095, parks-card, lease", "enough")]
    [InlineData(30, "passport expired:1096, parks-card, lease", "identity too-few, photo expired, birth-date expired")]
    [InlineData(30, "government-photo-id expired:1, lease", "identity expired, photo expired, birth-date expired")]
    [InlineData(30, "tax-letter, parks-card, lease", "photo missing, birth-date missing")]
    [InlineData(30, "parks-card, parks-card, parks-card, passport expired:30, lease", "enough")]
    [InlineData(30, "parks-card, parks-card, parks-card, lease", "identity too-few, photo missing, birth-date missing")]
    // The thing itself, or a copy by its issuer.
    [InlineData(30, "passport copy, lease", "identity a-copy, photo a-copy, birth-date a-copy")]
    [InlineData(30, "passport original, lease certified", "enough")]
    [InlineData(30, "passport, utility-bill aged:61", "residence too-old")]
    [InlineData(30, "passport, care-of-letter aged:5 " + Help, "enough")]
    [InlineData(30, "passport, care-of-letter aged:5 writer:a-friend", "residence not-listed")]
    [InlineData(30, "passport, shelter-letter", "enough")]
    // From ten; under 21 without photo with a caretaker.
    [InlineData(9, "passport, lease", "age too-young")]
    [InlineData(10, "birth-certificate, lease, caretaker passport", "enough")]
    [InlineData(20, "birth-certificate, lease, caretaker passport", "enough")]
    [InlineData(20, "birth-certificate, lease, caretaker parks-card", "caretaker-identity too-few")]
    [InlineData(21, "birth-certificate, lease, caretaker passport", "identity too-few, photo missing")]
    public void New_York(int age, string documents, string verdict) =>
        Assert.Equal(verdict, ShownDocuments.Verdict(ShownDocuments.In("new-york", age, documents)));

    [Theory]
    // One strong document or two of the second list; a proof of the last 30 days.
    [InlineData(30, "passport, utility-bill aged:30", "enough")]
    [InlineData(30, "passport, utility-bill aged:31", "residence too-old")]
    [InlineData(30, "school-photo-id, birth-certificate, lease aged:3", "enough")]
    [InlineData(30, "school-photo-id, work-photo-id, lease aged:3", "birth-date missing")]
    [InlineData(30, "birth-certificate, medical-record, lease aged:3", "photo missing")]
    [InlineData(14, "birth-certificate, school-record, lease aged:3", "photo missing")]
    // No photo is asked of children under 14.
    [InlineData(13, "birth-certificate, school-record, lease aged:3", "enough")]
    [InlineData(0, "birth-certificate, medical-record, lease aged:3", "enough")]
    // A shelter's letter tells of 15 of the last 30 days.
    [InlineData(30, "passport, shelter-letter aged:3 covers:15 " + Shelter, "enough")]
    [InlineData(30, "passport, shelter-letter aged:3 covers:14 " + Shelter, "residence covers-too-little")]
    [InlineData(30, "passport, shelter-letter aged:31 covers:15 " + Shelter, "residence too-old")]
    [InlineData(30, "passport expired:1, lease aged:3", "identity expired")]
    public void San_Francisco(int age, string documents, string verdict) =>
        Assert.Equal(verdict, ShownDocuments.Verdict(ShownDocuments.In("san-francisco", age, documents)));

    [Theory]
    [InlineData(30, "passport, birth-certificate, lease", "enough")]
    [InlineData(30, "passport, lease", "identity too-few")]
    [InlineData(
        30,
        "school-photo-id, release-card, homeless-services-record, shelter-letter aged:30 " + Shelter,
        "enough"
    )]
    [InlineData(30, "passport, birth-certificate, shelter-letter aged:31 " + Shelter, "residence too-old")]
    // A bank record counts once: for who one is or for where one lives.
    [InlineData(30, "passport, work-photo-id, bank-statement", "enough")]
    [InlineData(30, "passport, medical-record, bank-statement, lease", "enough")]
    [InlineData(30, "passport, medical-record, bank-statement", "identity too-few")]
    [InlineData(30, "bank-statement", "identity used-already")]
    // Under 18 with a guardian, from 14.
    [InlineData(13, "passport, birth-certificate, lease", "age too-young")]
    [InlineData(17, "passport, birth-certificate, lease", "caretaker-identity missing")]
    [InlineData(17, "passport, birth-certificate, lease, caretaker passport", "enough")]
    [InlineData(17, "passport, work-photo-id, lease, caretaker passport", "relation missing")]
    [InlineData(17, "passport, work-photo-id, lease, caretaker passport, caretaker guardian-record", "enough")]
    [InlineData(18, "passport, birth-certificate, lease", "enough")]
    public void Detroit(int age, string documents, string verdict) =>
        Assert.Equal(verdict, ShownDocuments.Verdict(ShownDocuments.In("detroit", age, documents)));

    [Theory]
    [InlineData(14, "passport, medical-record, lease", "enough")]
    [InlineData(13, "passport, medical-record, lease", "age too-young")]
    [InlineData(30, "passport, lease", "identity too-few")]
    // The care address letter: services for 15 days, written in the last 15, by an organization that helps.
    [InlineData(30, "passport, medical-record, care-of-letter aged:15 covers:15 writer:example-hospital", "enough")]
    [InlineData(
        30,
        "passport, medical-record, care-of-letter aged:16 covers:15 writer:example-hospital",
        "residence too-old"
    )]
    [InlineData(
        30,
        "passport, medical-record, care-of-letter aged:15 covers:14 writer:example-hospital",
        "residence covers-too-little"
    )]
    [InlineData(
        30,
        "passport, medical-record, care-of-letter aged:15 covers:15 writer:somebody",
        "residence not-listed"
    )]
    [InlineData(
        30,
        "passport, medical-record, care-of-letter aged:-1 covers:15 writer:example-hospital",
        "residence dated-later"
    )]
    public void Newark(int age, string documents, string verdict) =>
        Assert.Equal(verdict, ShownDocuments.Verdict(ShownDocuments.In("newark", age, documents)));

    [Theory]
    // Four points, the proof of residence among them.
    [InlineData(30, "passport, utility-bill aged:30", "enough")]
    [InlineData(30, "passport, utility-bill aged:31", "points too-few, residence too-old")]
    [InlineData(30, "passport, medical-record", "residence missing")]
    [InlineData(30, "school-photo-id, medical-record, shelter-letter " + Shelter, "enough")]
    [InlineData(30, "passport, social-service-letter " + Help, "enough")]
    [InlineData(30, "passport, shelter-letter " + Help, "points too-few, residence not-listed")]
    [InlineData(12, "passport, lease", "age too-young")]
    // Under 21 with a caretaker, who may be an official of the agency for foster youth.
    [InlineData(13, "birth-certificate, caretaker passport, caretaker lease", "enough")]
    [InlineData(20, "medical-record, caretaker passport, caretaker lease", "relation missing")]
    [InlineData(20, "medical-record, guardian-record, caretaker passport, caretaker lease", "enough")]
    [InlineData(17, "birth-certificate, placement-letter writer:human-services, caretaker agency-staff-id", "enough")]
    [InlineData(
        17,
        "birth-certificate, placement-letter writer:example-help, caretaker agency-staff-id",
        "placement not-listed"
    )]
    [InlineData(
        21,
        "birth-certificate, placement-letter writer:human-services, caretaker agency-staff-id",
        "points too-few, residence missing"
    )]
    public void Philadelphia(int age, string documents, string verdict) =>
        Assert.Equal(verdict, ShownDocuments.Verdict(ShownDocuments.In("philadelphia", age, documents)));

    [Theory]
    // 300 points: 200 while valid or expired for less than five years, 100 for five to ten.
    [InlineData(30, "passport, birth-certificate, lease aged:60", "enough")]
    [InlineData(30, "passport expired:1826, birth-certificate, lease aged:60", "enough")]
    [InlineData(30, "passport expired:1827, birth-certificate, lease aged:60", "identity too-few")]
    [InlineData(30, "passport expired:3652, work-photo-id, lease aged:60", "enough")]
    [InlineData(30, "passport expired:3653, work-photo-id, birth-certificate, lease aged:60", "enough")]
    [InlineData(
        30,
        "passport expired:3653, birth-certificate, school-record, medical-record, lease aged:60",
        "photo expired"
    )]
    [InlineData(30, "passport, birth-certificate, lease aged:61", "residence too-old")]
    [InlineData(30, "school-photo-id, work-photo-id, lease aged:60", "birth-date missing")]
    [InlineData(30, "passport, bank-statement aged:3", "identity too-few")]
    [InlineData(11, "passport, birth-certificate, lease aged:60", "enough")]
    [InlineData(10, "passport, birth-certificate, lease aged:60", "age too-young")]
    public void Washtenaw(int age, string documents, string verdict) =>
        Assert.Equal(verdict, ShownDocuments.Verdict(ShownDocuments.In("washtenaw", age, documents)));

    [Fact]
    public void New_York_says_how_many_points_are_missing_and_what_each_document_adds()
    {
        var way = ShownDocuments.In("new-york", 30, "passport expired:30, lease").Ways.Single();

        Assert.Equal(("identity", 1, 1), (way.Requirement, way.More, way.Missing));
        Assert.Equal(
            [
                "local-photo-id",
                "passport",
                "government-photo-id",
                "birth-certificate",
                "tax-letter",
                "benefits-card",
                "paratransit-card",
                "parks-card",
                "child-birth-certificate",
                "marriage-record",
            ],
            way.AnyOf
        );
    }

    [Fact]
    public void A_document_that_shows_everything_is_listed_first() =>
        Assert.Equal("local-photo-id", Assert.Single(ShownDocuments.In("new-york", 30, "").Ways[0].AnyOf));

    [Fact]
    public void Another_proof_of_residence_frees_a_bank_record_for_who_one_is()
    {
        var judged = ShownDocuments.In("detroit", 30, "passport, medical-record, bank-statement");

        Assert.Equal("identity too-few", ShownDocuments.Verdict(judged));
        Assert.Contains("lease", judged.Ways.Single().AnyOf);
        Assert.Equal(
            "enough",
            ShownDocuments.Verdict(ShownDocuments.In("detroit", 30, "passport, medical-record, bank-statement, lease"))
        );
    }

    [Fact]
    public void Of_two_ways_San_Francisco_explains_the_nearer_and_names_the_other()
    {
        var judged = ShownDocuments.In("san-francisco", 30, "school-photo-id, lease");

        Assert.Equal("one-strong", ShownDocuments.In("san-francisco", 30, "lease").Alternative);
        Assert.Equal(1, judged.Ways.Min(w => w.More));
        Assert.Single(judged.Others);
    }

    [Fact]
    public void A_young_persons_way_names_what_the_caretaker_shows()
    {
        var judged = ShownDocuments.In("detroit", 16, "passport, birth-certificate, lease");

        Assert.Equal(["caretaker-identity"], judged.Ways.Select(w => w.Requirement));
        Assert.Contains("work-photo-id", judged.Ways.Single().AnyOf);
    }
}
