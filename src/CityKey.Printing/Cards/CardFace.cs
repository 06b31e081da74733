namespace CityKey.Printing.Cards;

/// <summary>
/// Everything that is printed on one card, labels in the city's language included: the drawing adds no text.
/// </summary>
/// <param name="GenderMark">Null prints nothing, not even the label.</param>
/// <param name="ExpiresOn">Null prints <paramref name="NeverExpires"/>.</param>
/// <param name="AddressLines">Empty prints nothing, not even the label.</param>
/// <param name="PhotoJpeg">Upright; it is cropped to the frame here.</param>
/// <param name="QrText">What anyone with a telephone can read: the serial, never the person.</param>
public sealed record CardFace(
    string CityName,
    string CardName,
    string FullName,
    DateOnly Born,
    DateOnly? ExpiresOn,
    string Serial,
    string? GenderMark,
    IReadOnlyList<string> AddressLines,
    ReadOnlyMemory<byte> PhotoJpeg,
    string QrText,
    string BornLabel,
    string ExpiresLabel,
    string NeverExpires,
    string SerialLabel,
    string GenderLabel,
    string AddressLabel
)
{
    /// <summary>Every text that will be drawn; the fonts are reduced to these characters.</summary>
    internal IEnumerable<string> Texts()
    {
        string?[] texts =
        [
            CityName,
            CardName,
            FullName,
            Serial,
            GenderMark,
            BornLabel,
            ExpiresLabel,
            NeverExpires,
            SerialLabel,
            GenderLabel,
            AddressLabel,
            Dated(Born),
            ExpiresOn is { } day ? Dated(day) : null,
        ];
        return texts.Concat(AddressLines).OfType<string>().Where(text => text.Length > 0);
    }

    // Year first, because 03/04 means different days in different countries.
    internal static string Dated(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // A record's generated ToString would put the name into logs.
    public override string ToString() => nameof(CardFace);
}
