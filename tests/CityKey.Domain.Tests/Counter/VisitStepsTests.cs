using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Counter;

public sealed class VisitStepsTests
{
    [Fact]
    public void Each_step_leads_to_the_next()
    {
        Assert.Equal(
            [VisitStep.Person, VisitStep.Documents, VisitStep.Photo, VisitStep.Check, VisitStep.Print],
            new[]
            {
                TestVisits.Begun,
                TestVisits.WithPerson,
                TestVisits.WithDocuments,
                TestVisits.WithPhoto,
                TestVisits.Checked,
            }.Select(Next)
        );
    }

    [Fact]
    public void No_step_is_open_before_those_before_it_are_answered()
    {
        Assert.False(VisitSteps.CanVisit(TestVisits.WithPerson, Chicago.City, TestVisits.Today, VisitStep.Print));
        Assert.True(VisitSteps.CanVisit(TestVisits.Checked, Chicago.City, TestVisits.Today, VisitStep.Person));
    }

    [Fact]
    public void Documents_that_do_not_suffice_stop_a_visit_until_the_clerk_takes_them_as_enough()
    {
        Assert.Equal(
            VisitStep.Documents,
            Next(TestVisits.WithPerson.WithSeen([new Evidence("lease")], done: true, clerkAccepts: false))
        );
        Assert.Equal(
            VisitStep.Photo,
            Next(TestVisits.WithPerson.WithSeen([new Evidence("lease")], done: true, clerkAccepts: true))
        );
        Assert.Equal(VisitStep.Documents, Next(TestVisits.WithPerson.WithSeen([], done: true, clerkAccepts: true)));
    }

    [Theory]
    [InlineData("2012-01-01")]
    [InlineData("2020-01-01")]
    public void The_young_are_served_at_a_counter_on_the_clerks_word(string born)
    {
        var visit = TestVisits
            .WithPerson.WithPerson(
                TestVisits.WithPerson.Form.Name!,
                DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture),
                TestVisits.WithPerson.Form.Stay!,
                TestVisits.WithPerson.Form.Card!
            )
            .WithSeen([new Evidence("birth-certificate")], done: true, clerkAccepts: true);

        Assert.Equal(VisitStep.Photo, Next(visit));
        Assert.NotNull(Chicago.City.Validity.ExpiryFor(new DateOfBirth(visit.Form.Born!.Value), TestVisits.Today));
    }

    [Fact]
    public void An_address_that_is_to_be_printed_must_be_there()
    {
        var visit = TestVisits.WithPerson.WithPerson(
            TestVisits.WithPerson.Form.Name!,
            TestVisits.WithPerson.Form.Born!.Value,
            new Stay(StayKind.NoFixedAddress, null, null),
            new CardChoices(PrintAddress: true, null, Collect: true)
        );
        Assert.Equal(VisitStep.Person, Next(visit));
    }

    private static VisitStep Next(Visit visit) => VisitSteps.Next(visit, Chicago.City, TestVisits.Today);
}
