using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class CardModel(ResidentApplications applications, CityProfile city) : StepPageModel(applications, city)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public bool HasAddress => Form.Stay?.Address is not null;

    protected override ApplyStep Step => ApplyStep.Card;

    public void OnGet() =>
        Input = Form.Card is not { } card
            ? new InputModel()
            : new InputModel
            {
                Address = card.PrintAddress ? "print" : "none",
                GenderMark = card.GenderMark ?? "none",
                Arrival = card.Collect ? "counter" : "mail",
            };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(HasAddress), Input))
        {
            return this.Again();
        }

        var mark = Input.GenderMark == "none" ? null : Input.GenderMark;
        return await KeepAsync(
            Form with
            {
                Card = new CardChoices(
                    HasAddress && Input.Address == "print",
                    mark,
                    !HasAddress || Input.Arrival == "counter"
                ),
            },
            cancellationToken
        );
    }

    public sealed class InputModel
    {
        [FromForm(Name = "card-address")]
        public string? Address { get; set; }

        [FromForm(Name = "gender-mark")]
        public string? GenderMark { get; set; }

        [FromForm(Name = "arrival")]
        public string? Arrival { get; set; }
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(bool hasAddress)
        {
            // In the order of the page, because the list of errors is in the order of the rules.
            RuleFor(a => a.Address)
                .Must(c => c is "print" or "none")
                .When(_ => hasAddress)
                .WithMessage("card.address.missing");
            RuleFor(a => a.GenderMark)
                .Must(m => m == "none" || CardChoices.GenderMarks.Contains(m, StringComparer.Ordinal))
                .WithMessage("card.gender-mark.missing");
            RuleFor(a => a.Arrival)
                .Must(c => c is "counter" or "mail")
                .When(_ => hasAddress)
                .WithMessage("card.arrival.missing");
        }
    }
}
