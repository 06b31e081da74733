using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Applications;

public sealed class ApplicationStepsTests
{
    private static readonly PostalAddress Somewhere = new("1 Example St", null, "Chicago", "60601");

    private static readonly Dictionary<string, ApplicationForm> Without = new(StringComparer.Ordinal)
    {
        ["about-you"] = CompleteForm.Form with { Born = null },
        ["address"] = CompleteForm.Form with { Stay = null },
        ["documents"] = CompleteForm.Form with { DocumentsDone = false },
        ["photo"] = CompleteForm.Form with { Photo = null },
        ["card"] = CompleteForm.Form with { Card = null },
        ["contact"] = CompleteForm.Form with { Contact = null },
    };

    public static TheoryData<string> Questions => [.. Without.Keys];

    [Fact]
    public void An_empty_form_begins_with_about_you_and_may_go_nowhere_else()
    {
        var form = ApplicationForm.Empty("es");

        Assert.Equal(ApplyStep.AboutYou, ApplicationSteps.Next(form));
        Assert.Equal([ApplyStep.AboutYou], ApplicationSteps.All.Where(s => ApplicationSteps.CanVisit(form, s)));
    }

    [Fact]
    public void A_whole_form_may_go_anywhere_and_comes_to_the_check()
    {
        Assert.True(ApplicationSteps.IsComplete(CompleteForm.Form));
        Assert.Equal(ApplyStep.Check, ApplicationSteps.Next(CompleteForm.Form));
        Assert.All(ApplicationSteps.All, s => Assert.True(ApplicationSteps.CanVisit(CompleteForm.Form, s)));
    }

    [Theory, MemberData(nameof(Questions))]
    public void A_gap_leads_back_to_its_step_and_closes_those_after_it(string gap)
    {
        var form = Without[gap];
        var open = ApplicationSteps.All.TakeWhile(s => s.Slug != gap).Select(s => s.Slug).Append(gap);

        Assert.False(ApplicationSteps.IsComplete(form));
        Assert.Equal(gap, ApplicationSteps.Next(form).Slug);
        Assert.Equal(open, ApplicationSteps.All.Where(s => ApplicationSteps.CanVisit(form, s)).Select(s => s.Slug));
    }

    [Fact]
    public void Steps_are_counted_from_one_and_each_knows_the_one_before()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], ApplicationSteps.All.Select(ApplicationSteps.NumberOf));
        Assert.Null(ApplicationSteps.Before(ApplyStep.AboutYou));
        Assert.Equal(ApplyStep.Contact, ApplicationSteps.Before(ApplyStep.Check));
    }

    [Fact]
    public void Done_without_a_document_does_not_answer_the_step() =>
        Assert.Equal(ApplyStep.Documents, ApplicationSteps.Next(CompleteForm.Form with { Documents = [] }));

    [Fact]
    public void Neither_an_email_address_nor_a_telephone_is_needed() =>
        Assert.True(ApplyStep.Contact.IsAnswered(CompleteForm.Form with { Contact = new Contact(null, null, true) }));

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

        Assert.Equal(answered, ApplyStep.Address.IsAnswered(form));
    }

    [Fact]
    public void Losing_the_address_asks_again_how_the_card_is_to_come()
    {
        var moved = CompleteForm.Form with { Stay = new Stay(StayKind.NoFixedAddress, null, null) };

        Assert.Equal(ApplyStep.Card, ApplicationSteps.Next(moved));
        Assert.True(ApplicationSteps.IsComplete(moved with { Card = new CardChoices(false, null, true) }));
    }

    [Fact]
    public void A_safe_address_is_never_printed()
    {
        var safe = CompleteForm.Form with { Stay = new Stay(StayKind.SafeAddress, null, Somewhere) };

        Assert.False(ApplicationSteps.IsComplete(safe));
        Assert.True(ApplicationSteps.IsComplete(safe with { Card = new CardChoices(false, null, false) }));
    }

    [Fact]
    public void Slugs_are_the_pages_addresses() =>
        Assert.Equal(
            ["about-you", "address", "documents", "photo", "card", "contact", "check"],
            ApplicationSteps.All.Select(s => s.Slug)
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
