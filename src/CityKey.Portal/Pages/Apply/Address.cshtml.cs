using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class AddressModel(ResidentApplications applications, CityProfile city)
    : StepPageModel(applications, city)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    protected override ApplyStep Step => ApplyStep.Address;

    public void OnGet() =>
        Input = new InputModel
        {
            Kind = Form.Stay is { } stay ? StayText.Word(stay.Kind) : null,
            CareOf = Form.Stay?.CareOf,
            Line1 = Form.Stay?.Address?.Line1,
            Line2 = Form.Stay?.Address?.Line2,
            Town = Form.Stay?.Address?.City ?? City.Name,
            PostalCode = Form.Stay?.Address?.PostalCode,
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(), Input))
        {
            return this.Again();
        }

        var kind = StayText.Read(Input.Kind)!.Value;
        PlainText.TryRead(Input.CareOf, out var careOf);
        PostalAddress? address = null;
        if (StayText.HasAddress(kind))
        {
            PostalAddress.TryOf(Input.Line1, Input.Line2, Input.Town, Input.PostalCode, out address, out _);
        }

        var stay = new Stay(kind, kind == StayKind.CareOf ? careOf : null, address);
        // What was chosen for the card may need an address that is gone now.
        var card =
            address is null && Form.Card is { } chosen && (chosen.PrintAddress || !chosen.Collect) ? null : Form.Card;
        return await KeepAsync(Form with { Stay = stay, Card = card }, cancellationToken);
    }

    public sealed class InputModel
    {
        [FromForm(Name = "stay")]
        public string? Kind { get; set; }

        [FromForm(Name = "organization")]
        public string? CareOf { get; set; }

        [FromForm(Name = "address-line1")]
        public string? Line1 { get; set; }

        [FromForm(Name = "address-line2")]
        public string? Line2 { get; set; }

        [FromForm(Name = "address-level2")]
        public string? Town { get; set; }

        [FromForm(Name = "postal-code")]
        public string? PostalCode { get; set; }
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator()
        {
            RuleFor(a => a.Kind).Must(k => StayText.Read(k) is not null).WithMessage("address.kind.missing");
            RuleFor(a => a.CareOf)
                .Obeys(c => PostalAddress.LineError(c, true, PostalAddress.MaxLine))
                .When(a => StayText.Read(a.Kind) == StayKind.CareOf);
            When(
                a => StayText.Read(a.Kind) is { } kind && StayText.HasAddress(kind),
                () =>
                {
                    RuleFor(a => a.Line1).Obeys(l => PostalAddress.LineError(l, true, PostalAddress.MaxLine));
                    RuleFor(a => a.Line2).Obeys(l => PostalAddress.LineError(l, false, PostalAddress.MaxLine));
                    RuleFor(a => a.Town).Obeys(t => PostalAddress.LineError(t, true, PostalAddress.MaxCity));
                    RuleFor(a => a.PostalCode)
                        .Obeys(c => PostalAddress.LineError(c, true, PostalAddress.MaxPostalCode));
                }
            );
        }
    }
}
