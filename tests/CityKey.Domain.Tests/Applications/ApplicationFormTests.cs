using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Applications;

public sealed class ApplicationFormTests
{
    private static readonly PostalAddress Elsewhere = new("2 Example Ave", "Apt 3", "Chicago", "60602");

    [Fact]
    public void Another_address_keeps_the_choices_for_the_card()
    {
        var stay = new Stay(StayKind.CareOf, "Example House", Elsewhere);

        var moved = CompleteForm.Form.WithStay(stay);

        Assert.Equal((stay, CompleteForm.Form.Card), (moved.Stay, moved.Card));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void Without_an_address_choices_that_need_one_are_dropped(bool printAddress, bool collect)
    {
        var form = CompleteForm.Form with { Card = new CardChoices(printAddress, "F", collect) };

        var moved = form.WithStay(new Stay(StayKind.NoFixedAddress, null, null));

        Assert.Null(moved.Card);
        Assert.Equal(ApplyStep.Card, ApplicationSteps.Next(moved));
    }

    [Fact]
    public void Without_an_address_a_card_that_is_collected_and_shows_none_stays_as_chosen()
    {
        var form = CompleteForm.Form with { Card = new CardChoices(false, "F", true) };

        Assert.Equal(form.Card, form.WithStay(new Stay(StayKind.SafeAddress, null, null)).Card);
    }

    [Fact]
    public void A_first_stay_chooses_nothing_for_the_card() =>
        Assert.Null(ApplicationForm.Empty("en").WithStay(CompleteForm.Form.Stay!).Card);

    [Fact]
    public void An_age_is_in_completed_years()
    {
        Assert.Equal(35, CompleteForm.Form.AgeOn(new DateOnly(2026, 5, 5)));
        Assert.Equal(36, CompleteForm.Form.AgeOn(new DateOnly(2026, 5, 6)));
    }

    [Fact]
    public void Without_a_birth_date_there_is_no_age() =>
        Assert.Throws<InvalidOperationException>(() => ApplicationForm.Empty("en").AgeOn(new DateOnly(2026, 5, 6)));
}
