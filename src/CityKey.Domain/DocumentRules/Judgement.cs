namespace CityKey.Domain.DocumentRules;

/// <summary>What was found about one need.</summary>
/// <param name="Requirement">The need, or <c>age</c> where the city has no rules for the age.</param>
/// <param name="Code"><c>shown</c>, <c>shown-if-in-date</c>, <c>missing</c>, <c>too-few</c>, <c>too-old</c>, <c>expired</c>,
/// <c>dated-later</c> or <c>at-a-counter</c>; its words are <c>rule.finding.{Code}</c>.</param>
/// <param name="Kind">The document that shows it, or nearly does; null when none.</param>
/// <param name="Days">How many days old or expired; with <c>shown-if-in-date</c> the most it may be old; 0 otherwise.</param>
/// <param name="Have">Points or documents that count.</param>
/// <param name="Need">Points or documents that are asked.</param>
public sealed record Finding(string Requirement, string Code, string? Kind, int Days, int Have, int Need)
{
    public bool IsMet => Code is "shown" or "shown-if-in-date";
}

/// <summary>A way to close gaps: so many more documents, of any of these kinds; the easiest first.</summary>
/// <param name="Requirement">The need that it closes first.</param>
/// <param name="AlsoCloses">Further needs that the same document closes.</param>
/// <param name="More">How many documents; more than one only where points are counted or several kinds are asked.</param>
public sealed record Proposal(string Requirement, IReadOnlyList<string> AlsoCloses, int More, IReadOnlyList<string> AnyOf);

/// <summary>What the rules say of some documents, in codes.</summary>
/// <param name="Alternative">The way that is satisfied, or that lacks least; null where the age has none.</param>
/// <param name="Ways">All of these together close the gap, but where one document closes several needs it stands first and alone is enough for them.</param>
public sealed record Judgement(bool Suffices, string? Alternative, IReadOnlyList<Finding> Findings, IReadOnlyList<Proposal> Ways);
