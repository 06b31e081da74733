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
internal sealed class PersonModel(VisitDesk desk, CityProfile city, CityClock clock) : VisitStepPage(desk, city, clock)
{
    [BindProperty(Name = "")]
    public PersonAnswers Input { get; set; } = new();

    /// <summary>The mark beside name and birth date, by the setting that the resident was told.</summary>
    public string Mark => Visit.Keeps == CounterKeeps.NameBirthDatePhoto ? "sealed" : "not-kept";

    protected override VisitStep Step => VisitStep.Person;

    public void OnGet() => Input = PersonAnswers.Of(Visit.Form, City.Name);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!this.Accepts(new PersonRules(Today), Input))
        {
            return Task.FromResult(this.Again());
        }

        DateOfBirth.TryOf(Input.Born.Day, Input.Born.Month, Input.Born.Year, Today, out var born, out _);
        var choices = new CardChoices(
            Input.Prints,
            Input.GenderMark == PersonAnswers.None ? null : Input.GenderMark,
            Collect: true
        );
        return KeepAsync(
            Visit.WithPerson(PersonName.Of(Input.Given ?? "", Input.Family), born.Value, Input.ToStay(), choices),
            cancel
        );
    }
}
