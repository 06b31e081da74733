using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Domain.Places;
using CityKey.Printing.Cards;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>Everything that is printed on the card, on one page.</summary>
internal sealed class PersonModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : VisitStepPageModel(visit, city, clock)
{
    private const string BornField = "born";

    // What the page offers before anything is chosen. A card that is made at a counter is handed over there.
    private static readonly CardChoices NothingPrinted = new(PrintAddress: false, GenderMark: null, Collect: true);

    [BindProperty(Name = "")]
    public NameInput Name { get; set; } = new();

    [BindProperty(Name = BornField), FromForm(Name = BornField)]
    public DateInput Born { get; set; } = new();

    [BindProperty(Name = "")]
    public CardChoicesInput Choices { get; set; } = new();

    /// <summary>The address is kept only in the visit, and only if it is printed.</summary>
    [BindProperty(Name = "")]
    public PrintedAddressInput Address { get; set; } = new();

    /// <summary>The mark beside name and birth date, by the retention that the resident was told.</summary>
    public string Mark => Visit.Keeps == CounterRetention.NameBirthDatePhoto ? "sealed" : "not-kept";

    protected override VisitStep Step => VisitStep.Person;

    public void OnGet()
    {
        Name = NameInput.Of(Visit.Form.Name);
        Born = DateInput.Of(Visit.Form.Born);
        Choices = CardChoicesInput.Of(Visit.Form.Card ?? NothingPrinted);
        Address = PrintedAddressInput.Of(Visit.Form, City.Name);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Name.Parse(Printable);
        var born = Born.ParseBirthDate(BornField, Today);
        var choices = Choices.Parse("counter.gender-missing");
        var stay = Address.Parse(Printable);
        if (!this.Accepts(name, born, choices, stay))
        {
            return Task.FromResult(this.Again());
        }

        var card = choices.Value with { PrintAddress = stay.Value.Address is not null };
        return KeepAsync(Visit.WithPerson(name.Value, born.Value.Value, stay.Value, card), cancellationToken);
    }

    // A letter that the card's fonts lack is an error beside the field, before anything is printed.
    private static FieldError? Printable(string field, string text) =>
        CardSheet.CanDraw(text, out var missing)
            ? null
            : new FieldError(field, "counter.letters", string.Join(' ', missing));
}
