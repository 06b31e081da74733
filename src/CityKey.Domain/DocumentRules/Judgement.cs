namespace CityKey.Domain.DocumentRules;

/// <summary>What was found about one need.</summary>
/// <param name="Requirement">The need, or <c>age</c> where the city has no rules for the age.</param>
/// <param name="Code"><c>shown</c>, <c>shown-if-in-date</c>, <c>shown-if-listed</c>, <c>missing</c>, <c>too-few</c>,
/// <c>too-old</c>, <c>expired</c>,
/// <c>dated-later</c>, <c>a-copy</c>, <c>not-listed</c>, <c>covers-too-little</c>, <c>used-already</c>,
/// <c>too-young</c> or <c>at-a-counter</c>;
/// its words are <c>rule.finding.{Code}</c>.</param>
/// <param name="Kind">The document that shows it, or nearly does; null when none.</param>
/// <param name="Days">How many days old, expired or told of; with <c>shown-if-…</c> the most it may be old; 0
/// otherwise.</param>
/// <param name="Have">Points or documents that count.</param>
/// <param name="Need">Points or documents that are asked; with <c>too-young</c> the youngest age.</param>
public sealed record Finding(string Requirement, string Code, string? Kind, int Days, int Have, int Need)
{
    public bool IsMet => Code is "shown" or "shown-if-in-date" or "shown-if-listed";
}

/// <summary>A way to close gaps: so many more documents, of any of these kinds; in the order in which the city lists
/// them.</summary>
/// <param name="Requirement">The need that it closes first.</param>
/// <param name="AlsoCloses">Further needs that the same document closes.</param>
/// <param name="More">The fewest documents that are enough; more than one only where points are counted or several
/// kinds are asked.</param>
/// <param name="Missing">What is missing, in points or documents.</param>
/// <param name="Counts">What each kind adds, where more than one document is asked and they differ; null
/// otherwise.</param>
public sealed record Proposal(
    string Requirement,
    IReadOnlyList<string> AlsoCloses,
    int More,
    IReadOnlyList<string> AnyOf,
    int Missing = 1,
    IReadOnlyList<int>? Counts = null
);

/// <summary>What the rules say of some documents, in codes.</summary>
/// <param name="Alternative">The way that is satisfied, or that lacks least; null where the age has none.</param>
/// <param name="Ways">All of these together close the gap, but where one document closes several needs it stands first
/// and alone is enough for them.</param>
/// <param name="Others">Further ways open to the age; their words are <c>rule.other.{code}</c>.</param>
public sealed record Judgement(
    bool Suffices,
    string? Alternative,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Proposal> Ways,
    IReadOnlyList<string> Others
);
