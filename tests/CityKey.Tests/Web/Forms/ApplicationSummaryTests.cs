using System.Globalization;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Portal.Languages;
using CityKey.Staff.Languages;
using CityKey.Tests.Languages;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using CityKey.Web.Sites;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CityKey.Tests.Web.Forms;

/// <summary>Outside production a text that is missing throws, so these tests also find missing keys.</summary>
public sealed class ApplicationSummaryTests
{
    private static readonly SiteText Portal = TextOf("portal", typeof(PortalText));
    private static readonly SiteText Staff = TextOf("staff", typeof(StaffText));

    private static readonly ApplicationForm Form = ApplicationForm.Empty("en") with
    {
        Name = PersonName.Of("Ana", "Ruiz"),
        Born = new DateOnly(1990, 5, 6),
        Stay = new Stay(
            StayKind.CareOf,
            "Example House",
            new PostalAddress("1 Example St", "Apt 2", "Chicago", "60601")
        ),
        Documents = [new DocumentOffered(Guid.CreateVersion7(), "passport")],
        DocumentsDone = true,
        Photo = Guid.CreateVersion7(),
        Card = new CardChoices(true, "X", false),
        Contact = new Contact("ana@example.org", null, true),
    };

    public static TheoryData<ApplicationForm> Forms =>
        [
            Form,
            Form with
            {
                Stay = new Stay(StayKind.Home, null, new PostalAddress("1 Example St", null, "Chicago", "60601")),
                Card = new CardChoices(false, null, true),
                Contact = new Contact(null, null, false),
            },
            Form with
            {
                Stay = new Stay(StayKind.SafeAddress, null, null),
                Card = new CardChoices(false, "F", true),
                Contact = new Contact(null, "312 555 0147", false),
            },
            Form with
            {
                Stay = new Stay(StayKind.NoFixedAddress, null, null),
                Card = new CardChoices(false, "M", true),
            },
        ];

    [Theory, MemberData(nameof(Forms))]
    public void A_resident_sees_every_answer_with_the_page_that_changes_it(ApplicationForm form)
    {
        var rows = ApplicationSummary.Rows(SummaryReader.Resident, form, Resident);

        Assert.Equal(
            [
                "/about-you",
                "/about-you",
                "/address",
                "/documents",
                "/photo",
                "/card",
                "/card",
                "/card",
                "/contact",
                "/contact",
                "/contact",
                "/contact",
            ],
            rows.Select(r => r.Change)
        );
        Assert.Equal("/picture", rows.Single(r => r.Step == ApplyStep.Photo).Picture!.Address);
    }

    [Fact]
    public void A_city_of_one_language_shows_no_choice_of_language()
    {
        var rows = ApplicationSummary.Rows(SummaryReader.Resident, Form, Resident with { Languages = ["en"] });

        Assert.DoesNotContain(rows, r => r.Label == Portal["check.language"]);
    }

    [Fact]
    public void A_stay_is_written_line_by_line() =>
        Assert.Equal(
            [Portal["check.stay.CareOf"], "Example House", "1 Example St", "Apt 2", "Chicago 60601"],
            ApplicationSummary
                .Rows(SummaryReader.Resident, Form, Resident)
                .Single(r => r.Step == ApplyStep.Address)
                .Lines
        );

    [Theory, MemberData(nameof(Forms))]
    public void A_clerk_sees_the_answers_that_they_judge_and_changes_none(ApplicationForm form)
    {
        var rows = ApplicationSummary.Rows(SummaryReader.Clerk, form, new SummaryContext(Staff, Day) { Age = 36 });

        Assert.Equal(
            ["case.name", "case.born", "case.stays", "case.on-card", "case.gets", "case.reach"],
            rows.Select(r => r.Label).Select(KeyOf)
        );
        Assert.All(rows, r => Assert.Null(r.Change));
        Assert.Contains("36", rows[1].Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, false, "case.reach-none")]
    [InlineData("ana@example.org", "312 555 0147", false, "ana@example.org", "312 555 0147")]
    [InlineData("ana@example.org", null, true, "ana@example.org", "case.discreet")]
    public void A_clerk_sees_how_to_reach_the_person(
        string? email,
        string? telephone,
        bool discreet,
        params string[] lines
    )
    {
        var form = Form with { Contact = new Contact(email, telephone, discreet) };

        var reach = ApplicationSummary.Rows(SummaryReader.Clerk, form, new SummaryContext(Staff, Day))[^1];

        Assert.Equal(lines.Select(l => Staff.Has(l) ? Staff[l] : l), reach.Lines);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void A_resident_at_a_counter_sees_what_is_printed_in_words_meant_for_residents(string language)
    {
        var form = ApplicationForm.Empty(language) with { Name = Form.Name, Born = Form.Born, Card = Form.Card };
        var text = Staff.In(language);

        var rows = ApplicationSummary.Rows(
            SummaryReader.Counter,
            form,
            new SummaryContext(text, Day) { PageOf = _ => "/person" }
        );

        string[] keys = ["counter.name", "card.born", "card.gender", "card.address"];
        Assert.Equal(keys.Select(k => text[k]), rows.Select(r => r.Label));
        Assert.Equal(text["counter.address.none"], rows[^1].Lines.Single());
        Assert.All([.. keys, "counter.address.none", "counter.gender.X"], k => Assert.True(ResidentText.Has(k), k));
        Assert.All(rows, r => Assert.Equal("/person", r.Change));
    }

    [Fact]
    public void Rows_follow_the_steps_of_the_form_and_every_question_has_one()
    {
        var steps = ApplicationSummary.Rows(SummaryReader.Resident, Form, Resident).Select(r => r.Step).Distinct();

        Assert.Equal(ApplicationSteps.All.Where(s => s != ApplyStep.Check), steps);
    }

    private static SummaryContext Resident =>
        new(Portal, Day)
        {
            PageOf = step => $"/{step.Slug}",
            Photo = "/picture",
            Languages = ["en", "es"],
        };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string KeyOf(string label) =>
        TextFiles
            .Of(nameof(StaffText))
            .In(TextFiles.English)
            .First(t => t.Key.StartsWith("case.", StringComparison.Ordinal) && t.Value == label)
            .Key;

    private static SiteText TextOf(string name, Type type) =>
        new SiteText(
            new SiteOptions { Name = name, TextType = type },
            new HostingEnvironment { EnvironmentName = Environments.Development }
        ).In("en");
}
