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

/// <param name="Upload">The picture.</param>
/// <param name="Kind">The code of the kind of document. It is stored nowhere else.</param>
/// <param name="Answer">The answer to a clerk that the document came with, counted from one; null when it came with
/// the application.</param>
public sealed record DocumentOffered(Guid Upload, string Kind, int? Answer = null);

/// <summary>A document that a clerk saw at a counter and handed back; there is no picture of it.</summary>
public sealed record DocumentSeen(string Kind, DateOnly On, int Answer);

/// <param name="PrintAddress">The card shows the address.</param>
/// <param name="GenderMark">Chosen by the person without any proof; null prints none.</param>
/// <param name="Collect">The person picks the card up at a counter; otherwise it is mailed.</param>
public sealed record CardChoices(bool PrintAddress, string? GenderMark, bool Collect)
{
    public static IReadOnlyList<string> GenderMarks { get; } = ["F", "M", "X"];

    /// <summary>Without an address the card can only be collected. A safe address is never printed.</summary>
    public bool Fits(Stay stay) =>
        stay.Address is null ? Collect && !PrintAddress : !PrintAddress || stay.Kind != StayKind.SafeAddress;
}

/// <param name="Discreet">Messages name neither the city ID nor what it is about.</param>
public sealed record Contact(string? Email, string? Telephone, bool Discreet);

/// <summary>All answers of one application, immutable. It exists in the clear only while its resident or a clerk has
/// it open.</summary>
public sealed record ApplicationForm
{
    public required string Language { get; init; }
    public PersonName? Name { get; init; }
    public DateOnly? Born { get; init; }

    /// <summary>A page that changes it uses <see cref="WithStay"/>.</summary>
    public Stay? Stay { get; init; }
    public IReadOnlyList<DocumentOffered> Documents { get; init; } = [];

    /// <summary>The person said that these are all, even if the rules ask for more.</summary>
    public bool DocumentsDone { get; init; }

    public Guid? Photo { get; init; }

    /// <summary>The answer to a clerk that the photo came with; null when it came with the application.</summary>
    public int? PhotoAnswer { get; init; }

    /// <summary>Photos that an answer has replaced; kept until disposal.</summary>
    public IReadOnlyList<Guid> FormerPhotos { get; init; } = [];

    /// <summary>What was brought to a counter in answer to a clerk.</summary>
    public IReadOnlyList<DocumentSeen> SeenAtCounter { get; init; } = [];

    /// <summary>How many answers to a clerk were sent. What is added now belongs to the next one.</summary>
    public int Answers { get; init; }
    public CardChoices? Card { get; init; }
    public Contact? Contact { get; init; }

    /// <summary>The serial of the card that was issued on this application; stored nowhere else.</summary>
    public string? CardSerial { get; init; }

    public static ApplicationForm Empty(string language) => new() { Language = language };

    /// <summary>The form with another stay. Choices for the card that do not fit the new stay are dropped, so the card
    /// step is asked again.</summary>
    public ApplicationForm WithStay(Stay stay) =>
        this with
        {
            Stay = stay,
            Card = Card is { } card && card.Fits(stay) ? card : null,
        };

    /// <summary>The person's age in completed years.</summary>
    /// <exception cref="InvalidOperationException">The form has no date of birth yet.</exception>
    public int AgeOn(DateOnly day) =>
        new DateOfBirth(Born ?? throw new InvalidOperationException("The form has no date of birth.")).AgeOn(day);

    /// <summary>What was added for the answer that is not sent yet.</summary>
    public IEnumerable<DocumentOffered> AddedDocuments() => Documents.Where(d => d.Answer == Answers + 1);

    /// <summary>The kinds of documents that the rules judge, whether sent as a picture or seen at a counter.</summary>
    public IEnumerable<string> Kinds() => Documents.Select(d => d.Kind).Concat(SeenAtCounter.Select(d => d.Kind));
}
