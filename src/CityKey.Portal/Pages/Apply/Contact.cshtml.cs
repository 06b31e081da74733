using System.Globalization;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class ContactModel(ResidentApplications applications, CityProfile city)
    : StepPageModel(applications, city, ApplyStep.Contact)
{
    private const string LanguageField = "language";

    [BindProperty(Name = "")]
    public ContactInput Contact { get; set; } = new();

    /// <summary>The language of the city's messages.</summary>
    [BindProperty(Name = LanguageField), FromForm(Name = LanguageField)]
    public string? Language { get; set; }

    public IReadOnlyList<string> Languages => City.Languages;

    // Before the first answer, the language that the person is reading is the best guess.
    private string KnownLanguage =>
        Form.Contact is null && Languages.Contains(CultureInfo.CurrentUICulture.Name, StringComparer.Ordinal)
            ? CultureInfo.CurrentUICulture.Name
            : Form.Language;

    public void OnGet()
    {
        Contact = ContactInput.Of(Form.Contact);
        Language = KnownLanguage;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var contact = Contact.Parse();
        if (!this.Accepts(contact))
        {
            return this.Again();
        }

        return await SaveAsync(
            Form with
            {
                Language = Languages.FirstOrDefault(l => l == Language) ?? KnownLanguage,
                Contact = contact.Value,
            },
            cancellationToken
        );
    }
}
