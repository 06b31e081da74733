using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Printing.Cards;
using CityKey.Web.Languages;

namespace CityKey.Staff.Cards;

/// <summary>Makes the printed content of a card from a form, in the language of the city's cards.</summary>
internal sealed class CardFaces(CityProfile city, SiteText site)
{
    private readonly SiteText text = site.In(city.CardLanguage ?? city.Languages[0]);

    public CardFace Of(ApplicationForm form, string serial, DateOnly? expires, byte[] photo) =>
        new(
            city.Name,
            city.CardName,
            form.Name!.Full,
            form.Born!.Value,
            expires,
            ReferenceNumber.Show(serial),
            form.Card!.GenderMark,
            AddressLines(form),
            photo,
            serial,
            text["card.born"],
            text["card.expires"],
            text["card.never"],
            text["card.serial"],
            text["card.gender"],
            text["card.address"]
        );

    /// <summary>The lines of the printed address; empty when the resident does not want it on the card.</summary>
    public string[] AddressLines(ApplicationForm form)
    {
        if (form is not { Card.PrintAddress: true, Stay.Address: { } address })
        {
            return [];
        }

        string?[] lines =
        [
            form.Stay.CareOf is { } who ? text["card.care-of", who] : null,
            address.Line1,
            address.Line2,
            $"{address.City} {address.PostalCode}",
        ];
        return [.. lines.OfType<string>()];
    }
}
