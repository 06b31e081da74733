using CityKey.Domain.Applications;
using CityKey.Printing.Cards;

namespace CityKey.Staff.Review;

/// <summary>The answers of a form that are printed on the card as the resident typed them.</summary>
internal static class PrintableText
{
    /// <summary>Whether the card's fonts have every letter of them.</summary>
    public static bool CanBeDrawn(ApplicationForm form) => Of(form).All(text => CardSheet.CanDraw(text, out _));

    private static IEnumerable<string> Of(ApplicationForm form)
    {
        string?[] address = form is { Card.PrintAddress: true, Stay.Address: { } lines }
            ? [form.Stay.CareOf, lines.Line1, lines.Line2, lines.City, lines.PostalCode]
            : [];
        return address.Append(form.Name!.Full).OfType<string>();
    }
}
