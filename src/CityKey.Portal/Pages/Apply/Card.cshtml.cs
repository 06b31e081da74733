using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class CardModel(ResidentApplications applications, CityProfile city)
    : StepPageModel(applications, city, ApplyStep.Card)
{
    [BindProperty(Name = "")]
    public CardChoicesInput Choices { get; set; } = new();

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    /// <summary>Without an address the card can be neither printed with one nor mailed, so neither is asked.</summary>
    public bool HasAddress => Form.Stay?.Address is not null;

    public void OnGet()
    {
        Choices = CardChoicesInput.Of(Form.Card);
        Input = InputModel.Of(Form.Card);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var print = HasAddress ? Input.ParseAddress() : Parsed.Of(false);
        var choices = Choices.Parse("card.gender-mark.missing");
        var collect = HasAddress ? Input.ParseArrival() : Parsed.Of(true);
        if (!this.Accepts(print, choices, collect))
        {
            return this.Again();
        }

        var card = choices.Value with { PrintAddress = print.Value, Collect = collect.Value };
        return await SaveAsync(Form with { Card = card }, cancellationToken);
    }

    internal sealed class InputModel
    {
        private const string AddressField = "card-address";
        private const string ArrivalField = "arrival";
        private const string Print = "print";
        private const string None = "none";
        private const string Counter = "counter";
        private const string Mail = "mail";

        [FromForm(Name = AddressField)]
        public string? Address { get; set; }

        [FromForm(Name = ArrivalField)]
        public string? Arrival { get; set; }

        public static InputModel Of(CardChoices? card) =>
            card is null
                ? new InputModel()
                : new InputModel
                {
                    Address = card.PrintAddress ? Print : None,
                    Arrival = card.Collect ? Counter : Mail,
                };

        public Parsed<bool> ParseAddress() =>
            Parsed.OneOf(AddressField, Address, "card.address.missing", (Print, true), (None, false));

        public Parsed<bool> ParseArrival() =>
            Parsed.OneOf(ArrivalField, Arrival, "card.arrival.missing", (Counter, true), (Mail, false));
    }
}
