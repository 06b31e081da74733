using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Web.Forms;

/// <summary>The fields about where an applicant stays.</summary>
public sealed class StayInput
{
    private const string KindField = "stay";
    private const string CareOfField = "organization";
    private const string Line1Field = "address-line1";
    private const string Line2Field = "address-line2";
    private const string TownField = "address-level2";
    private const string PostalCodeField = "postal-code";

    private static readonly (string Sent, StayKind Value)[] Kinds =
    [
        ("home", StayKind.Home),
        ("care-of", StayKind.CareOf),
        ("safe", StayKind.SafeAddress),
        ("none", StayKind.NoFixedAddress),
    ];

    [FromForm(Name = KindField)]
    public string? Kind { get; set; }

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
    public static StayInput Of(Stay? stay, string town) =>
        new()
        {
            Kind = stay is null ? null : Kinds.Single(k => k.Value == stay.Kind).Sent,
            CareOf = stay?.CareOf,
            Line1 = stay?.Address?.Line1,
            Line2 = stay?.Address?.Line2,
            Town = stay?.Address?.City ?? town,
            PostalCode = stay?.Address?.PostalCode,
        };

    /// <summary>Only the fields that the chosen kind asks for are read.</summary>
    public Parsed<Stay> Parse()
    {
        var chosen = Parsed.OneOf(KindField, Kind, "address.kind.missing", Kinds);
        if (!chosen.IsValid)
        {
            return Parsed.Of<Stay>(null, chosen.Errors);
        }

        var kind = chosen.Value;
        var fields = new TextFields(check: null);
        var careOf =
            kind == StayKind.CareOf
                ? AddressLines.ParseCareOf(fields, new TextField(CareOfField, CareOf), required: true)
                : null;
        PostalAddress? address = null;
        if (kind is StayKind.Home or StayKind.CareOf)
        {
            address = AddressLines.Parse(
                fields,
                new TextField(Line1Field, Line1),
                new TextField(Line2Field, Line2),
                new TextField(TownField, Town),
                new TextField(PostalCodeField, PostalCode)
            );
        }

        return fields.Result(new Stay(kind, careOf, address));
    }
}
