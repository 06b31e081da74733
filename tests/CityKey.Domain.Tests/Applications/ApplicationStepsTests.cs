using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Applications;

public sealed class ApplicationStepsTests
{
    private static readonly PostalAddress Somewhere = new("1 Example St", null, "Chicago", "60601");

    private static readonly Dictionary<ApplyStep, ApplicationForm> Without = new()
    {
        [ApplyStep.AboutYou] = CompleteForm.Form with { Born = null },
        [ApplyStep.Address] = CompleteForm.Form with { Stay = null },
        [ApplyStep.Documents] = CompleteForm.Form with { DocumentsDone = false },
        [ApplyStep.Photo] = CompleteForm.Form with { Photo = null },
        [ApplyStep.Card] = CompleteForm.Form with { Card = null },
        [ApplyStep.Contact] = CompleteForm.Form with { Contact = null },
    };

    [Fact]
    public void An_empty_form_begins_with_about_you_and_may_go_nowhere_else()
    {
        var form = ApplicationForm.Empty("es");

        Assert.Equal(ApplyStep.AboutYou, ApplicationSteps.Next(form, Chicago.City));
        Assert.Equal(
            [ApplyStep.AboutYou],
            ApplicationSteps.All.Where(s => ApplicationSteps.CanVisit(form, Chicago.City, s))
        );
    }

    [Fact]
    public void A_whole_form_may_go_anywhere_and_comes_to_the_check()
    {
        Assert.True(ApplicationSteps.IsComplete(CompleteForm.Form, Chicago.City));
        Assert.Equal(ApplyStep.Check, ApplicationSteps.Next(CompleteForm.Form, Chicago.City));
        Assert.All(
            ApplicationSteps.All,
            s => Assert.True(ApplicationSteps.CanVisit(CompleteForm.Form, Chicago.City, s))
        );
    }

    [Theory]
    [InlineData(ApplyStep.AboutYou)]
    [InlineData(ApplyStep.Address)]
    [InlineData(ApplyStep.Documents)]
    [InlineData(ApplyStep.Photo)]
    [InlineData(ApplyStep.Card)]
    [InlineData(ApplyStep.Contact)]
    public void A_gap_leads_back_to_its_step_and_closes_those_after_it(ApplyStep gap)
    {
        var form = Without[gap];

        Assert.False(ApplicationSteps.IsComplete(form, Chicago.City));
        Assert.Equal(gap, ApplicationSteps.Next(form, Chicago.City));
        Assert.All(ApplicationSteps.All, s => Assert.Equal(s <= gap, ApplicationSteps.CanVisit(form, Chicago.City, s)));
    }

    [Fact]
    public void Saying_done_without_a_document_is_no_answer() =>
        Assert.Equal(
            ApplyStep.Documents,
            ApplicationSteps.Next(CompleteForm.Form with { Documents = [] }, Chicago.City)
        );

    [Fact]
    public void Neither_an_email_address_nor_a_telephone_is_needed() =>
        Assert.True(
            ApplicationSteps.IsAnswered(
                CompleteForm.Form with
                {
                    Contact = new Contact(null, null, true),
                },
                Chicago.City,
                ApplyStep.Contact
            )
        );

    [Theory]
    [InlineData(StayKind.Home, false, false, false)]
    [InlineData(StayKind.Home, false, true, true)]
    [InlineData(StayKind.CareOf, false, true, false)]
    [InlineData(StayKind.CareOf, true, true, true)]
    [InlineData(StayKind.SafeAddress, false, false, true)]
    [InlineData(StayKind.SafeAddress, false, true, true)]
    [InlineData(StayKind.NoFixedAddress, false, false, true)]
    public void Each_way_to_stay_asks_only_for_what_it_needs(StayKind kind, bool careOf, bool address, bool answered)
    {
        var form = CompleteForm.Form with
        {
            Stay = new Stay(kind, careOf ? "Example House" : null, address ? Somewhere : null),
        };

        Assert.Equal(answered, ApplicationSteps.IsAnswered(form, Chicago.City, ApplyStep.Address));
    }

    [Fact]
    public void Losing_the_address_asks_again_how_the_card_is_to_come()
    {
        var moved = CompleteForm.Form with { Stay = new Stay(StayKind.NoFixedAddress, null, null) };

        Assert.Equal(ApplyStep.Card, ApplicationSteps.Next(moved, Chicago.City));
        Assert.True(
            ApplicationSteps.IsComplete(moved with { Card = new CardChoices(false, null, true) }, Chicago.City)
        );
    }

    [Fact]
    public void A_safe_address_is_never_printed()
    {
        var safe = CompleteForm.Form with { Stay = new Stay(StayKind.SafeAddress, null, Somewhere) };

        Assert.False(ApplicationSteps.IsComplete(safe, Chicago.City));
        Assert.True(
            ApplicationSteps.IsComplete(safe with { Card = new CardChoices(false, null, false) }, Chicago.City)
        );
    }

    [Fact]
    public void Slugs_are_the_pages_addresses() =>
        Assert.Equal(
            ["about-you", "address", "documents", "photo", "card", "contact", "check"],
            ApplicationSteps.All.Select(ApplicationSteps.Slug)
        );

    [Fact]
    public void A_form_never_changes_and_a_changed_one_is_another()
    {
        var changed = CompleteForm.Form with { Name = PersonName.Of("Bo", null) };

        Assert.Equal("Ana Ruiz", CompleteForm.Form.Name!.Full);
        Assert.Equal("Bo", changed.Name!.Full);
        Assert.All(
            typeof(ApplicationForm).GetProperties().Where(p => p.SetMethod is not null),
            p =>
                Assert.Contains(
                    typeof(System.Runtime.CompilerServices.IsExternalInit),
                    p.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()
                )
        );
    }
}
