namespace CityKey.Domain.People;

/// <summary>A mailing address.</summary>
public sealed record PostalAddress(string Line1, string? Line2, string City, string PostalCode)
{
    public const int MaxLine = 120;
    public const int MaxCity = 80;
    public const int MaxPostalCode = 12;

    /// <summary>The text key of the error in one line; null for none.</summary>
    public static string? LineError(string? line, bool required, int most)
    {
        if (!PlainText.TryRead(line, out var text))
        {
            return "address.characters";
        }

        if (text.Length > most)
        {
            return "address.too-long";
        }

        return required && text.Length == 0 ? "address.missing" : null;
    }

    /// <param name="error">The text key of the first error; null for none.</param>
    public static bool TryOf(
        string? line1,
        string? line2,
        string? city,
        string? postalCode,
        out PostalAddress? address,
        out string? error
    )
    {
        address = null;
        error =
            LineError(line1, true, MaxLine)
            ?? LineError(line2, false, MaxLine)
            ?? LineError(city, true, MaxCity)
            ?? LineError(postalCode, true, MaxPostalCode);
        if (error is not null)
        {
            return false;
        }

        PlainText.TryRead(line1, out var first);
        PlainText.TryRead(line2, out var second);
        PlainText.TryRead(city, out var town);
        PlainText.TryRead(postalCode, out var code);
        address = new PostalAddress(first, second.Length == 0 ? null : second, town, code);
        return true;
    }
}
