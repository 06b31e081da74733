using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Testing.Scripts;

/// <summary>A resident whose answers every form accepts: the one list of valid field values, for the portal's forms,
/// for the counter's and for a form in memory.</summary>
public sealed record SampleResident
{
    /// <summary>Found in no page and no file by chance, so that a test can look for it where it must not be.</summary>
    public const string Mark = "Zqxwproofmark";

    public required string Given { get; init; }
    public required string Family { get; init; }
    public required DateOnly Born { get; init; }
    public required string Line1 { get; init; }
    public required string PostalCode { get; init; }

    /// <summary>The organization of an address in care of; null for a home.</summary>
    public string? CareOf { get; init; }
    public string? Line2 { get; init; }
    public string Town { get; init; } = "Chicago";
    public bool PrintsAddress { get; init; }
    public string? GenderMark { get; init; }
    public string? Email { get; init; }
    public string? Telephone { get; init; }

    /// <summary>Lives at home.</summary>
    public static SampleResident AtHome { get; } =
        new()
        {
            Given = "Ana",
            Family = "O’Neill",
            Born = new DateOnly(1985, 4, 3),
            Line1 = "12 W Main St",
            PostalCode = "60601",
        };

    /// <summary>Lives in care of an organization; the name is the longest that a card shows in one size.</summary>
    public static SampleResident InCareOf { get; } =
        new()
        {
            Given = "Łucja",
            Family = "Brzęczyszczykiewicz",
            Born = new DateOnly(1961, 3, 14),
            CareOf = "Casa Norte",
            Line1 = "3533 W North Ave",
            PostalCode = "60647",
            Email = "lucja@example.org",
        };

    /// <summary>Has the mark in every answer that is free text.</summary>
    public static SampleResident Marked { get; } =
        new()
        {
            Given = $"{Mark}given",
            Family = $"{Mark}family",
            Born = new DateOnly(1987, 11, 23),
            CareOf = $"{Mark}careof",
            Line1 = $"{Mark}line1",
            Line2 = $"{Mark}line2",
            Town = $"{Mark}town",
            PostalCode = "60647",
            PrintsAddress = true,
            GenderMark = "X",
            Email = $"{Mark}@example.org",
            Telephone = "312 555 0147",
        };

    /// <summary>Comes to a counter; the name and street are found in no file by chance.</summary>
    public static SampleResident AtCounter { get; } =
        new()
        {
            Given = "Zqxwvisitgiven",
            Family = "Zqxwvisitfamily",
            Born = new DateOnly(1987, 11, 23),
            Line1 = "Zqxwvisitstreet 1",
            PostalCode = "60608",
            PrintsAddress = true,
            GenderMark = "X",
        };

    /// <summary>The portal's form "about you".</summary>
    public (string Name, string Value)[] AboutYou =>
        Sent([("given-name", Given), ("family-name", Family), .. Date("bday")]);

    /// <summary>The portal's form for the address.</summary>
    public (string Name, string Value)[] Address =>
        Sent([
            ("stay", CareOf is null ? "home" : "care-of"),
            ("organization", CareOf),
            ("address-line1", Line1),
            ("address-line2", Line2),
            ("address-level2", Town),
            ("postal-code", PostalCode),
        ]);

    /// <summary>The portal's form for the card; it is collected at a counter.</summary>
    public (string Name, string Value)[] Card =>
        Sent([
            ("card-address", PrintsAddress ? "print" : "none"),
            ("gender-mark", GenderMark ?? "none"),
            ("arrival", "counter"),
        ]);

    /// <summary>The portal's form for e-mail and telephone.</summary>
    public (string Name, string Value)[] Contact => Sent([("email", Email), ("tel", Telephone)]);

    /// <summary>The counter's form for the person.</summary>
    public (string Name, string Value)[] Person =>
        Sent([
            ("given-name", Given),
            ("family-name", Family),
            .. Date("born"),
            ("gender-mark", GenderMark ?? "none"),
            ("address", PrintsAddress ? "print" : "none"),
            ("care-of", CareOf),
            ("line1", Line1),
            ("line2", Line2),
            ("town", Town),
            ("postal-code", PostalCode),
        ]);

    /// <summary>The counter's form that begins a visit.</summary>
    public static (string Name, string Value)[] Visit { get; } = [("site", "pilsen"), ("agreed", "true")];

    /// <summary>The counter's form for documents, which suffice.</summary>
    public static (string Name, string Value)[] Seen { get; } = [("seen", "passport"), ("seen", "utility-bill")];

    /// <summary>Any form with a note.</summary>
    public static (string Name, string Value)[] Note { get; } = [("note", $"{Mark}note")];

    /// <summary>The answers as a form that lacks nothing, with new numbers for its pictures.</summary>
    public ApplicationForm ToForm() =>
        ApplicationForm.Empty("en") with
        {
            Name = PersonName.Of(Given, Family),
            Born = Born,
            Stay = new Stay(
                CareOf is null ? StayKind.Home : StayKind.CareOf,
                CareOf,
                new PostalAddress(Line1, Line2, Town, PostalCode)
            ),
            Documents =
            [
                new DocumentOffered(Guid.CreateVersion7(), "passport"),
                new DocumentOffered(Guid.CreateVersion7(), "care-of-letter"),
            ],
            DocumentsDone = true,
            Photo = Guid.CreateVersion7(),
            Card = new CardChoices(PrintsAddress, GenderMark, Collect: true),
            Contact = new Contact(Email, Telephone, Discreet: true),
        };

    private static (string Name, string Value)[] Sent((string Name, string? Value)[] fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!))];

    private (string Name, string? Value)[] Date(string field) =>
        [($"{field}-day", $"{Born.Day}"), ($"{field}-month", $"{Born.Month}"), ($"{field}-year", $"{Born.Year}")];
}
