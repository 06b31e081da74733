using CityKey.Domain.Applications;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>The fields about the address on a card that is made at a counter. The address is asked for only if it is
/// printed.</summary>
public sealed class PrintedAddressInput
{
    private const string PrintField = "address";
    private const string CareOfField = "care-of";
    private const string Line1Field = "line1";
    private const string Line2Field = "line2";
    private const string TownField = "town";
    private const string PostalCodeField = "postal-code";
    private const string PrintAddress = "print";
    private const string None = "none";

    [FromForm(Name = PrintField)]
    public string? Print { get; set; } = None;

    [FromForm(Name = CareOfField)]
    public string? CareOf { get; set; }

    [FromForm(Name = Line1Field)]
    public string? Line1 { get; set; }

    [FromForm(Name = Line2Field)]
    public string? Line2 { get; set; }

    [FromForm(Name = TownField)]
    public string? Town { get; set; }

    [FromForm(Name = PostalCodeField)]
    public string? PostalCode { get; set; }

    /// <param name="town">What to offer as the town where none is known.</param>
    public static PrintedAddressInput Of(ApplicationForm form, string town) =>
        new()
        {
            Print = form.Card?.PrintAddress == true ? PrintAddress : None,
            CareOf = form.Stay?.CareOf,
            Line1 = form.Stay?.Address?.Line1,
            Line2 = form.Stay?.Address?.Line2,
            Town = form.Stay?.Address?.City ?? town,
            PostalCode = form.Stay?.Address?.PostalCode,
        };

    /// <param name="check">A further check of every field that is printed.</param>
    /// <returns>A stay that has an address if and only if it is printed.</returns>
    public Parsed<Stay> Parse(TextCheck? check = null)
    {
        var prints = Parsed.OneOf(PrintField, Print, "counter.address-missing", (None, false), (PrintAddress, true));
        if (!prints.IsValid)
        {
            return Parsed.Of<Stay>(null, prints.Errors);
        }

        if (!prints.Value)
        {
            return Parsed.Of(new Stay(StayKind.NoFixedAddress, null, null));
        }

        var fields = new TextFields(check);
        var careOf = AddressLines.ParseCareOf(fields, new TextField(CareOfField, CareOf), required: false);
        var address = AddressLines.Parse(
            fields,
            new TextField(Line1Field, Line1),
            new TextField(Line2Field, Line2),
            new TextField(TownField, Town),
            new TextField(PostalCodeField, PostalCode)
        );
        return fields.Result(
            careOf.Length > 0 ? new Stay(StayKind.CareOf, careOf, address) : new Stay(StayKind.Home, null, address)
        );
    }
}
