using CityKey.Domain.Applications;
using CityKey.Web.Languages;

namespace CityKey.Web.Forms;

/// <summary>Who reads a summary. Each has labels of their own and does not see every row.</summary>
public enum SummaryReader
{
    /// <summary>The applicant, before submitting.</summary>
    Resident,

    /// <summary>A clerk who reviews the application. Documents and photo are beside the summary.</summary>
    Clerk,

    /// <summary>A resident at a counter, who checks what will be on the card.</summary>
    Counter,
}

/// <summary>What a summary needs besides the form.</summary>
/// <param name="SiteText">The site's texts in the reader's language.</param>
/// <param name="Day">Writes a day in the reader's language.</param>
public sealed record SummaryContext(SiteText SiteText, Func<DateOnly, string> Day)
{
    /// <summary>The address of the page that changes a step; null for a reader who cannot change anything.</summary>
    public Func<ApplyStep, string>? PageOf { get; init; }

    /// <summary>The applicant's age, which a clerk sees.</summary>
    public int? Age { get; init; }

    /// <summary>The address of the photo; null for a reader who sees it elsewhere.</summary>
    public string? Photo { get; init; }

    /// <summary>The lines of the address as the card shows them; empty for none.</summary>
    public IReadOnlyList<string> PrintedAddress { get; init; } = [];

    /// <summary>The languages of the city. A resident sees their choice if there are several.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
