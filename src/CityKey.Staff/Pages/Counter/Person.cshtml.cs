using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What is printed on the card, typed once.</summary>
internal sealed class PersonModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    [BindProperty(Name = "")]
    public PersonInput Input { get; set; } = new();

    /// <summary>The mark beside name and birth date, by the setting that the resident was told.</summary>
    public string Mark => Visit.Keeps == CounterRetention.NameBirthDatePhoto ? "sealed" : "not-kept";

    protected override VisitStep Step => VisitStep.Person;

    public void OnGet() => Input = PersonInput.Of(Visit.Form, City.Name);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new PersonValidator(Today), Input))
        {
            return Task.FromResult(this.Again());
        }

        DateOfBirth.TryOf(Input.Born.Day, Input.Born.Month, Input.Born.Year, Today, out var born, out _);
        var choices = new CardChoices(
            Input.Prints,
            Input.GenderMark == PersonInput.None ? null : Input.GenderMark,
            Collect: true
        );
        return KeepAsync(
            Visit.WithPerson(PersonName.Of(Input.Given ?? "", Input.Family), born.Value, Input.ToStay(), choices),
            cancellationToken
        );
    }
}
