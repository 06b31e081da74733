using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class AboutYouModel(ResidentApplications applications, CityProfile city, CityTime clock)
    : StepPageModel(applications, city)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    protected override ApplyStep Step => ApplyStep.AboutYou;

    public void OnGet()
    {
        var born = Form.Born;
        Input = new InputModel
        {
            Given = Form.Name?.Given,
            Family = Form.Name?.Family,
            Born = DateInput.Of(born),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(clock.Today), Input))
        {
            return this.Again();
        }

        var typed = Input.Born;
        DateOfBirth.TryOf(typed.Day, typed.Month, typed.Year, clock.Today, out var born, out _);
        if (born.AgeOn(clock.Today) < City.OnlineFromAge)
        {
            return To(PortalRoutes.ApplyAtACounter);
        }

        return await KeepAsync(
            Form with
            {
                Name = PersonName.Of(Input.Given ?? "", Input.Family),
                Born = born.Value,
            },
            cancellationToken
        );
    }

    public sealed class InputModel
    {
        [FromForm(Name = "given-name")]
        public string? Given { get; set; }

        [FromForm(Name = "family-name")]
        public string? Family { get; set; }

        [FromForm(Name = "bday")]
        public DateInput Born { get; set; } = new();
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(DateOnly today)
        {
            RuleFor(a => a.Given).Obeys(PersonName.PartError);
            RuleFor(a => a.Given)
                .Must((a, _) => !string.IsNullOrWhiteSpace(a.Given + a.Family))
                .WithMessage("name.missing");
            RuleFor(a => a.Family).Obeys(PersonName.PartError);
            RuleFor(a => a.Born)
                .Obeys(b => DateOfBirth.TryOf(b.Day, b.Month, b.Year, today, out _, out var error) ? null : error);
        }
    }
}
