using System.Globalization;
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
internal sealed class ContactModel(ResidentApplications applications, CityProfile city)
    : StepPageModel(applications, city)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<string> Languages => City.Languages;

    protected override ApplyStep Step => ApplyStep.Contact;

    // Asked for the first time, the language that is being read is the best guess.
    private string Known =>
        Form.Contact is null && Languages.Contains(CultureInfo.CurrentUICulture.Name, StringComparer.Ordinal)
            ? CultureInfo.CurrentUICulture.Name
            : Form.Language;

    public void OnGet() =>
        Input = new InputModel
        {
            Email = Form.Contact?.Email,
            Telephone = Form.Contact?.Telephone,
            Discreet = Form.Contact?.Discreet ?? true,
            Language = Known,
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator(), Input))
        {
            return this.Again();
        }

        EmailAddress.TryOf(Input.Email, out var email, out _);
        CityKey.Domain.People.Telephone.TryOf(Input.Telephone, out var telephone, out _);
        return await KeepAsync(
            Form with
            {
                Language = Languages.FirstOrDefault(l => l == Input.Language) ?? Known,
                Contact = new Contact(email?.Value, telephone?.Value, Input.Discreet),
            },
            cancellationToken
        );
    }

    public sealed class InputModel
    {
        [FromForm(Name = "email")]
        public string? Email { get; set; }

        [FromForm(Name = "tel")]
        public string? Telephone { get; set; }

        [FromForm(Name = "discreet")]
        public bool Discreet { get; set; }

        [FromForm(Name = "language")]
        public string? Language { get; set; }
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator()
        {
            RuleFor(a => a.Email)
                .Obeys(e => EmailAddress.TryOf(e, out _, out var error) ? null : error)
                .When(a => !string.IsNullOrWhiteSpace(a.Email));
            RuleFor(a => a.Telephone)
                .Obeys(t => CityKey.Domain.People.Telephone.TryOf(t, out _, out var error) ? null : error)
                .When(a => !string.IsNullOrWhiteSpace(a.Telephone));
        }
    }
}
