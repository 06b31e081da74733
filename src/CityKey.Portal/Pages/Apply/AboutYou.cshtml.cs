using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Continue)]
public sealed class AboutYouPage(ResidentDoor door, CityProfile city, CityTime clock) : StepPage(door, city)
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    protected override ApplyStep Step => ApplyStep.AboutYou;

    public void OnGet()
    {
        var born = Form.Born;
        Input = new Answers
        {
            Given = Form.Name?.Given,
            Family = Form.Name?.Family,
            Born = DateAnswer.Of(born),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!this.Accepts(new Rules(clock.Today), Input))
        {
            return this.Again();
        }

        var typed = Input.Born;
        DateOfBirth.TryOf(typed.Day, typed.Month, typed.Year, clock.Today, out var born, out _);
        if (born.AgeOn(clock.Today) < City.OnlineFromAge)
        {
            return To("apply/at-a-counter");
        }

        return await KeepAsync(
            Form with
            {
                Name = PersonName.Of(Input.Given ?? "", Input.Family),
                Born = born.Value,
            },
            cancel
        );
    }

    public sealed class Answers
    {
        [FromForm(Name = "given-name")]
        public string? Given { get; set; }

        [FromForm(Name = "family-name")]
        public string? Family { get; set; }

        [FromForm(Name = "bday")]
        public DateAnswer Born { get; set; } = new();
    }

    public sealed class Rules : AbstractValidator<Answers>
    {
        public Rules(DateOnly today)
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
