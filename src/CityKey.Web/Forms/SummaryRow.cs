using CityKey.Domain.Applications;

namespace CityKey.Web.Forms;

/// <summary>One answer in a summary, in the reader's language.</summary>
/// <param name="Step">The step that changes it.</param>
/// <param name="Change">The address of the page that changes it; null for a reader who cannot change it.</param>
public sealed record SummaryRow(string Label, IReadOnlyList<string> Lines, ApplyStep Step, string? Change)
{
    /// <summary>Shown in place of lines.</summary>
    public SummaryPicture? Picture { get; init; }

    // The record's own ToString would put the answers into any log that it reaches.
    public override string ToString() => nameof(SummaryRow);
}

/// <param name="Alternative">The alternative text.</param>
public sealed record SummaryPicture(string Address, string Alternative);
