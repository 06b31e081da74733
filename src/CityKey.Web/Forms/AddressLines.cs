using CityKey.Domain.People;

namespace CityKey.Web.Forms;

/// <summary>One text field: its name in the form, and the text as typed.</summary>
internal readonly record struct TextField(string Name, string? Typed);

/// <summary>The lines of an address, under the names that an input type gives them.</summary>
internal static class AddressLines
{
    public static PostalAddress? Parse(
        TextFields fields,
        TextField line1,
        TextField line2,
        TextField city,
        TextField postalCode
    )
    {
        PostalAddress.TryOf(line1.Typed, line2.Typed, city.Typed, postalCode.Typed, out var address, out var errors);
        fields.Add(line1.Name, line1.Typed, errors.Line1);
        fields.Add(line2.Name, line2.Typed, errors.Line2);
        fields.Add(city.Name, city.Typed, errors.City);
        fields.Add(postalCode.Name, postalCode.Typed, errors.PostalCode);
        return address;
    }

    /// <summary>Reads the person or organization that takes the letters.</summary>
    public static string ParseCareOf(TextFields fields, TextField careOf, bool required)
    {
        PostalAddress.TryReadLine(careOf.Typed, required, PostalAddress.MaxLine, out var text, out var error);
        fields.Add(careOf.Name, careOf.Typed, error);
        return text;
    }
}
