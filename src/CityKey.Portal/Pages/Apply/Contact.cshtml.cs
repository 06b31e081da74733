using System.Globalization;
using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAct.Continue)]
public sealed class ContactPage(ResidentDoor door, CityProfile city) : StepPage(door, city)
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IReadOnlyList<string> Languages => City.Languages;

    protected override ApplyStep Step => ApplyStep.Contact;

    // Asked for the first time, the language that is being read is the best guess.
    private string Known =>
        Form.Contact is null && Languages.Contains(CultureInfo.CurrentUICulture.Name, StringComparer.Ordinal)
            ? CultureInfo.CurrentUICulture.Name
            : Form.Language;

    public void OnGet() =>
        Input = new Answers
        {
            Email = Form.Contact?.Email,
            Telephone = Form.Contact?.Telephone,
            Discreet = Form.Contact?.Discreet ?? true,
            Language = Known,
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!this.Accepts(new Rules(), Input))
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
            cancel
        );
    }

    public sealed class Answers
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

    public sealed class Rules : AbstractValidator<Answers>
    {
        public Rules()
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
