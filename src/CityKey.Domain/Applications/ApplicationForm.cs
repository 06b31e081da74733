using CityKey.Domain.People;

namespace CityKey.Domain.Applications;

/// <summary>Where a person stays, as far as the city must know.</summary>
public enum StayKind
{
    Home,
    CareOf,
    SafeAddress,
    NoFixedAddress,
}

/// <param name="CareOf">Who takes the letters; for <see cref="StayKind.CareOf"/> alone.</param>
public sealed record Stay(StayKind Kind, string? CareOf, PostalAddress? Address);

/// <param name="Upload">The picture; which kind it shows stands here and nowhere else.</param>
/// <param name="Answer">With which answer it came, counted from one; null when it was handed in with the
/// application.</param>
public sealed record DocumentOffered(Guid Upload, string Kind, int? Answer = null);

/// <summary>A document that a clerk saw at a counter and handed back; there is no picture of it.</summary>
public sealed record DocumentSeen(string Kind, DateOnly On, int Answer);

/// <param name="GenderMark">Chosen by the person, no proof asked; null prints none.</param>
public sealed record CardChoices(bool PrintAddress, string? GenderMark, bool Collect)
{
    public static IReadOnlyList<string> GenderMarks { get; } = ["F", "M", "X"];

    /// <summary>A card without an address to send it to can only be collected, and a safe address is never
    /// printed.</summary>
    public bool Fits(Stay stay) =>
        stay.Address is null ? Collect && !PrintAddress : !PrintAddress || stay.Kind != StayKind.SafeAddress;
}

/// <param name="Discreet">Messages name neither the city ID nor what it is about.</param>
public sealed record Contact(string? Email, string? Telephone, bool Discreet);

/// <summary>All answers of one application, immutable. It exists in the clear only while its resident or a clerk has it
/// open.</summary>
public sealed record ApplicationForm
{
    public required string Language { get; init; }
    public PersonName? Name { get; init; }
    public DateOnly? Born { get; init; }
    public Stay? Stay { get; init; }
    public IReadOnlyList<DocumentOffered> Documents { get; init; } = [];

    /// <summary>The person said that these are all, also where the rules would like more.</summary>
    public bool DocumentsDone { get; init; }

    public Guid? Photo { get; init; }

    /// <summary>With which answer the photo came; null when with the application.</summary>
    public int? PhotoAnswer { get; init; }

    /// <summary>Photos that an answer has replaced; kept until disposal.</summary>
    public IReadOnlyList<Guid> FormerPhotos { get; init; } = [];

    /// <summary>What was brought to a counter in answer.</summary>
    public IReadOnlyList<DocumentSeen> SeenAtCounter { get; init; } = [];

    /// <summary>How many answers were given so far. What is added now belongs to the next.</summary>
    public int Answers { get; init; }
    public CardChoices? Card { get; init; }
    public Contact? Contact { get; init; }

    /// <summary>The serial of the card that was issued on this application; kept here alone.</summary>
    public string? CardSerial { get; init; }

    /// <summary>What has been added for the answer that is not sent yet.</summary>
    public IEnumerable<DocumentOffered> AddedDocuments() => Documents.Where(d => d.Answer == Answers + 1);

    /// <summary>What the rules judge: pictures and documents seen alike.</summary>
    public IEnumerable<string> Kinds() => Documents.Select(d => d.Kind).Concat(SeenAtCounter.Select(d => d.Kind));

    public static ApplicationForm Empty(string language) => new() { Language = language };
}
