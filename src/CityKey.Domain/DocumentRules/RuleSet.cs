namespace CityKey.Domain.DocumentRules;

/// <summary>A kind of document that a city knows. Never one that tells a country or a status.</summary>
/// <param name="Shows">What it can show: <c>photo</c>, <c>birth-date</c>, <c>name</c>, <c>residence</c>.</param>
/// <param name="MaxAgeDays">The most days since it was issued; null for any.</param>
/// <param name="GraceDays">Days after its expiry that it still counts.</param>
public sealed record DocumentKind(string Code, IReadOnlyList<string> Shows, int? MaxAgeDays = null, int GraceDays = 0);

/// <summary>A document as the person names it and the clerk reads it. An unknown date is the clerk's to look at.</summary>
public sealed record Evidence(string Kind, DateOnly? IssuedOn = null, DateOnly? ExpiresOn = null);

/// <summary>One thing that must be shown, with the kinds that may show it.</summary>
/// <param name="Code">Such as <c>residence</c>; its words are the key <c>rule.need.{Code}</c>.</param>
public sealed record Requirement(string Code, IReadOnlyList<string> Kinds);

/// <param name="Code"><c>shown</c>, <c>shown-if-in-date</c>, <c>missing</c>, <c>too-old</c> or <c>expired</c>; its words are <c>rule.finding.{Code}</c>.</param>
/// <param name="Kind">The document that shows it, or nearly does; null when none.</param>
/// <param name="Days">How many days too old or expired; 0 otherwise.</param>
public sealed record Finding(string Requirement, string Code, string? Kind, int Days);

/// <summary>A way to close a gap: any one of these kinds.</summary>
public sealed record Proposal(string Requirement, IReadOnlyList<string> AnyOf);

/// <summary>What the rules say of some documents, in codes.</summary>
public sealed record Judgement(bool Suffices, IReadOnlyList<Finding> Findings, IReadOnlyList<Proposal> Ways);

/// <summary>The document rules in force from one day to another. An application is judged by those of its day.</summary>
public sealed record RuleSet(string Id, DateOnly From, DateOnly? Until, IReadOnlyList<DocumentKind> Kinds, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>Judges documents on a day. Pure, and the same for the resident, the clerk and the counter.</summary>
    public Judgement Judge(IReadOnlyList<Evidence> evidence, DateOnly on)
    {
        var findings = Requirements.Select(r => Best(r, evidence, on)).ToList();
        var gaps = findings.Where(f => f.Code is not ("shown" or "shown-if-in-date")).Select(f => f.Requirement);
        var ways = Requirements.Where(r => gaps.Contains(r.Code, StringComparer.Ordinal)).Select(r => new Proposal(r.Code, Easiest(r))).ToList();
        return new Judgement(ways.Count == 0, findings, ways);
    }

    // What shows most at once is the easiest to bring, because it closes other gaps too.
    private List<string> Easiest(Requirement requirement) =>
        [.. Kinds.Where(k => requirement.Kinds.Contains(k.Code, StringComparer.Ordinal)).OrderByDescending(k => k.Shows.Count).Select(k => k.Code)];

    private Finding Best(Requirement requirement, IReadOnlyList<Evidence> evidence, DateOnly on) =>
        evidence.Where(e => requirement.Kinds.Contains(e.Kind, StringComparer.Ordinal))
            .Select(e => Look(requirement, e, on))
            .MinBy(f => Array.IndexOf(Order, f.Code))
        ?? new Finding(requirement.Code, "missing", null, 0);

    private static readonly string[] Order = ["shown", "shown-if-in-date", "expired", "too-old"];

    private Finding Look(Requirement requirement, Evidence offered, DateOnly on)
    {
        var kind = Kinds.Single(k => string.Equals(k.Code, offered.Kind, StringComparison.Ordinal));
        if (offered.ExpiresOn is { } expires && on.DayNumber - expires.DayNumber > kind.GraceDays)
        {
            return new Finding(requirement.Code, "expired", kind.Code, on.DayNumber - expires.DayNumber);
        }

        if (kind.MaxAgeDays is not { } most)
        {
            return new Finding(requirement.Code, "shown", kind.Code, 0);
        }

        var age = on.DayNumber - offered.IssuedOn?.DayNumber;
        return age is null ? new Finding(requirement.Code, "shown-if-in-date", kind.Code, most)
            : age > most ? new Finding(requirement.Code, "too-old", kind.Code, age.Value)
            : new Finding(requirement.Code, "shown", kind.Code, 0);
    }
}
