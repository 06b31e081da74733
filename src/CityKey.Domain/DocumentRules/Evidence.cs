namespace CityKey.Domain.DocumentRules;

/// <summary>Whose document it is.</summary>
public enum Bearer
{
    /// <summary>The person who applies for the card.</summary>
    Resident,

    /// <summary>The adult who vouches for a young person: a parent, a guardian, or a member of an
    /// organization.</summary>
    Caretaker,

    /// <summary>Only in a need: a document of either person counts.</summary>
    Either,
}

/// <summary>What is presented: the original, a copy certified by its issuer, or another copy.</summary>
public enum DocumentForm
{
    Original,
    Certified,
    Copy,
}

/// <summary>A document as the person describes it or the clerk sees it. Null means not known yet: the clerk checks
/// it.</summary>
/// <param name="Writer">The code of the organization that wrote it; for letters only.</param>
/// <param name="Covers">The days of stay or help that it confirms.</param>
public sealed record Evidence(
    string Kind,
    DateOnly? IssuedOn = null,
    DateOnly? ExpiresOn = null,
    Bearer By = Bearer.Resident,
    string? Writer = null,
    DocumentForm? Form = null,
    int? Covers = null
);
