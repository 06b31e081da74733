namespace CityKey.Tests.Proofs;

/// <summary>What a person types into each form so that it is accepted. The mark stands wherever words are free, so that
/// it can be looked for where it must not be.</summary>
internal static class ValidFields
{
    public const string Mark = "Zqxwproofmark";
    public const string Telephone = "312 555 0147";

    public static (string, string)[] AboutYou { get; } =
    [
        ("given-name", $"{Mark}given"),
        ("family-name", $"{Mark}family"),
        ("bday-day", "23"),
        ("bday-month", "11"),
        ("bday-year", "1987"),
    ];

    public static (string, string)[] Address { get; } =
    [
        ("stay", "care-of"),
        ("organization", $"{Mark}careof"),
        ("address-line1", $"{Mark}line1"),
        ("address-line2", $"{Mark}line2"),
        ("address-level2", $"{Mark}town"),
        ("postal-code", "60647"),
    ];

    public static (string, string)[] Card { get; } =
    [("card-address", "print"), ("gender-mark", "X"), ("arrival", "counter")];

    public static (string, string)[] Contact { get; } = [("email", $"{Mark}@example.org"), ("tel", Telephone)];

    public static (string, string)[] Note { get; } = [("note", $"{Mark}note")];

    public static (string, string)[] Visit { get; } = [("site", "pilsen"), ("agreed", "true")];

    public static (string, string)[] Person { get; } =
    [
        ("given-name", $"{Mark}given"),
        ("family-name", $"{Mark}family"),
        ("born-day", "23"),
        ("born-month", "11"),
        ("born-year", "1987"),
        ("gender-mark", "X"),
        ("address", "print"),
        ("care-of", $"{Mark}careof"),
        ("line1", $"{Mark}line1"),
        ("line2", $"{Mark}line2"),
        ("town", $"{Mark}town"),
        ("postal-code", "60647"),
    ];

    public static (string, string)[] Seen { get; } = [("seen", "passport"), ("seen", "utility-bill")];
}
