using CityKey.Domain.Applications;
using CityKey.Printing.Cards;

namespace CityKey.Staff.Review;

/// <summary>What of a form is printed in its person's own letters.</summary>
internal static class PrintableText
{
    /// <summary>Whether the card's fonts have every letter of it.</summary>
    public static bool CanBeDrawn(ApplicationForm form) => Of(form).All(words => CardSheet.CanDraw(words, out _));

    private static IEnumerable<string> Of(ApplicationForm form)
    {
        string?[] address = form is { Card.PrintAddress: true, Stay.Address: { } lines }
            ? [form.Stay.CareOf, lines.Line1, lines.Line2, lines.City, lines.PostalCode]
            : [];
        return address.Append(form.Name!.Full).OfType<string>();
    }
}
