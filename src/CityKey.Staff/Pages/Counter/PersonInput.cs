using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Counter;

/// <summary>What is printed on a card, as a clerk types it. The address exists in the visit alone, and only if it is
/// printed.</summary>
internal sealed class PersonInput
{
    public const string PrintAddress = "print";
    public const string None = "none";

    [FromForm(Name = "given-name")]
    public string? Given { get; set; }

    [FromForm(Name = "family-name")]
    public string? Family { get; set; }

    [FromForm(Name = "born")]
    public DateInput Born { get; set; } = new();

    [FromForm(Name = "gender-mark")]
    public string? GenderMark { get; set; } = None;

    [FromForm(Name = "address")]
    public string? Address { get; set; } = None;

    [FromForm(Name = "care-of")]
    public string? CareOf { get; set; }

    [FromForm(Name = "line1")]
    public string? Line1 { get; set; }

    [FromForm(Name = "line2")]
    public string? Line2 { get; set; }

    [FromForm(Name = "town")]
    public string? Town { get; set; }

    [FromForm(Name = "postal-code")]
    public string? PostalCode { get; set; }

    public bool Prints => Address == PrintAddress;

    public static PersonInput Of(ApplicationForm form, string city) =>
        new()
        {
            Given = form.Name?.Given,
            Family = form.Name?.Family,
            Born = DateInput.Of(form.Born),
            GenderMark = form.Card?.GenderMark ?? None,
            Address = form.Card?.PrintAddress == true ? PrintAddress : None,
            CareOf = form.Stay?.CareOf,
            Line1 = form.Stay?.Address?.Line1,
            Line2 = form.Stay?.Address?.Line2,
            Town = form.Stay?.Address?.City ?? city,
            PostalCode = form.Stay?.Address?.PostalCode,
        };

    /// <summary>Where the person stays, as far as their card says it: no address is asked that is not
    /// printed.</summary>
    public Stay ToStay()
    {
        if (!Prints || !PostalAddress.TryOf(Line1, Line2, Town, PostalCode, out var address, out _))
        {
            return new Stay(StayKind.NoFixedAddress, null, null);
        }

        PlainText.TryRead(CareOf, out var careOf);
        return careOf.Length > 0 ? new Stay(StayKind.CareOf, careOf, address) : new Stay(StayKind.Home, null, address);
    }
}
