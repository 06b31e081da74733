namespace CityKey.Domain.DocumentRules;

/// <summary>Whose document it is.</summary>
public enum Bearer
{
    /// <summary>Who asks for the card.</summary>
    Resident,

    /// <summary>Who vouches for a young person: a parent, a guardian, or somebody of an organization.</summary>
    Caretaker,

    /// <summary>Of a need: it does not matter which of the two brings it.</summary>
    Either,
}

/// <summary>What lies on the counter: the thing itself, a copy its issuer vouches for, or another copy.</summary>
public enum DocumentForm
{
    Original,
    Certified,
    Copy,
}

/// <summary>A document as the person names it and the clerk reads it. What is not known yet is the clerk's to look
/// at.</summary>
/// <param name="Writer">The code of the organization that wrote it; for letters alone.</param>
/// <param name="Covers">The days of stay or help that it tells of.</param>
public sealed record Evidence(
    string Kind,
    DateOnly? IssuedOn = null,
    DateOnly? ExpiresOn = null,
    Bearer By = Bearer.Resident,
    string? Writer = null,
    DocumentForm? Form = null,
    int? Covers = null
);
