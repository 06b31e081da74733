using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>The fields about how to reach an applicant. None of them has to be filled in.</summary>
public sealed class ContactInput
{
    private const string EmailField = "email";
    private const string TelephoneField = "tel";

    [FromForm(Name = EmailField)]
    public string? Email { get; set; }

    [FromForm(Name = TelephoneField)]
    public string? Telephone { get; set; }

    [FromForm(Name = "discreet")]
    public bool Discreet { get; set; }

    /// <summary>Discreet unless the person said otherwise.</summary>
    public static ContactInput Of(Contact? contact) =>
        new()
        {
            Email = contact?.Email,
            Telephone = contact?.Telephone,
            Discreet = contact?.Discreet ?? true,
        };

    public Parsed<Contact> Parse()
    {
        EmailAddress? email = null;
        Domain.People.Telephone? telephone = null;
        var fields = new TextFields(check: null);
        if (!string.IsNullOrWhiteSpace(Email))
        {
            EmailAddress.TryOf(Email, out email, out var error);
            fields.Add(EmailField, Email, error);
        }

        if (!string.IsNullOrWhiteSpace(Telephone))
        {
            Domain.People.Telephone.TryOf(Telephone, out telephone, out var error);
            fields.Add(TelephoneField, Telephone, error);
        }

        return fields.Result(new Contact(email?.Value, telephone?.Value, Discreet));
    }
}
