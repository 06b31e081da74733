namespace CityKey.Domain.DocumentRules;

/// <summary>The result for one need.</summary>
/// <param name="Requirement">The need, or <c>age</c> when the city has no rules for the age.</param>
/// <param name="Code"><c>shown</c>, <c>shown-if-in-date</c>, <c>shown-if-listed</c>, <c>missing</c>, <c>too-few</c>,
/// <c>too-old</c>, <c>expired</c>,
/// <c>dated-later</c>, <c>a-copy</c>, <c>not-listed</c>, <c>covers-too-little</c>, <c>used-already</c>,
/// <c>too-young</c> or <c>at-a-counter</c>;
/// its words are <c>rule.finding.{Code}</c>.</param>
/// <param name="Kind">The kind of document that shows it, or comes nearest; null for none.</param>
/// <param name="Days">Days of age, since expiry, or confirmed; with <c>shown-if-…</c> the greatest age allowed; 0
/// otherwise.</param>
/// <param name="Have">Points or documents that count.</param>
/// <param name="Need">Points or documents that are needed; with <c>too-young</c> the youngest age.</param>
public sealed record Finding(string Requirement, string Code, string? Kind, int Days, int Have, int Need)
{
    /// <summary>Whether the need is met, perhaps after a check by the clerk.</summary>
    public bool IsMet => Code is "shown" or "shown-if-in-date" or "shown-if-listed";
}

/// <summary>A way to close gaps: a number of further documents of any of these kinds, in the city's order.</summary>
/// <param name="Requirement">The need that it closes first.</param>
/// <param name="AlsoCloses">Further needs that the same document closes.</param>
/// <param name="More">The fewest documents that are enough; more than one only when points are counted or several
/// kinds are needed.</param>
/// <param name="AnyOf">Codes of the kinds.</param>
/// <param name="Missing">The points or documents that are missing.</param>
/// <param name="Counts">What each kind adds, when more than one document is needed and they differ; null
/// otherwise.</param>
public sealed record Proposal(
    string Requirement,
    IReadOnlyList<string> AlsoCloses,
    int More,
    IReadOnlyList<string> AnyOf,
    int Missing = 1,
    IReadOnlyList<int>? Counts = null
);

/// <summary>The verdict of the rules on some documents, in codes.</summary>
/// <param name="Alternative">The alternative that is satisfied, or lacks least; null when the age has none.</param>
/// <param name="Ways">Together these close the gap. A document that closes several needs comes first, and is enough for
/// them.</param>
/// <param name="Others">Other alternatives for the age; their texts are <c>rule.other.{code}</c>.</param>
public sealed record Judgement(
    bool Suffices,
    string? Alternative,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Proposal> Ways,
    IReadOnlyList<string> Others
);
