namespace CityKey.Domain.People;

/// <summary>A mailing address.</summary>
public sealed record PostalAddress(string Line1, string? Line2, string City, string PostalCode)
{
    public const int MaxLine = 120;
    public const int MaxCity = 80;
    public const int MaxPostalCode = 12;

    /// <summary>Reads the four fields of an address. Only the second may be empty.</summary>
    /// <param name="errors">The error of each field.</param>
    public static bool TryOf(
        string? line1,
        string? line2,
        string? city,
        string? postalCode,
        out PostalAddress? address,
        out PostalAddressErrors errors
    )
    {
        TryReadLine(line1, required: true, MaxLine, out var first, out var line1Error);
        TryReadLine(line2, required: false, MaxLine, out var second, out var line2Error);
        TryReadLine(city, required: true, MaxCity, out var town, out var cityError);
        TryReadLine(postalCode, required: true, MaxPostalCode, out var code, out var postalCodeError);
        errors = new PostalAddressErrors(line1Error, line2Error, cityError, postalCodeError);
        address = errors == default ? new PostalAddress(first, second.Length == 0 ? null : second, town, code) : null;
        return address is not null;
    }

    /// <summary>Reads one line of an address, trimmed.</summary>
    /// <param name="most">The maximum length in UTF-16 code units.</param>
    /// <param name="error">The text key of the error; null for none.</param>
    public static bool TryReadLine(string? typed, bool required, int most, out string text, out string? error)
    {
        error =
            !PlainText.TryRead(typed, out text) ? "address.characters"
            : text.Length > most ? "address.too-long"
            : required && text.Length == 0 ? "address.missing"
            : null;
        return error is null;
    }
}

/// <summary>The text keys of the errors in the fields of an address; null for none.</summary>
public readonly record struct PostalAddressErrors(string? Line1, string? Line2, string? City, string? PostalCode);
