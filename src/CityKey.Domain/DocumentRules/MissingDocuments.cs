namespace CityKey.Domain.DocumentRules;

/// <summary>The documents that would satisfy one alternative. Each proposal is tested, not guessed: a faultless
/// document of a kind is added to those held and everything is scored again. So a document that frees another one for
/// its other class is found too.</summary>
internal sealed class MissingDocuments
{
    private readonly IReadOnlyList<Requirement> _needs;
    private readonly IReadOnlyList<AssessedDocument> _held;
    private readonly List<AssessedDocument> _candidates;

    /// <param name="age">Completed years.</param>
    /// <param name="held">The documents that the person has.</param>
    /// <param name="kinds">The kinds that the city knows, in its order.</param>
    public MissingDocuments(
        Alternative alternative,
        int age,
        IReadOnlyList<AssessedDocument> held,
        IReadOnlyList<DocumentKind> kinds
    )
    {
        _needs = [.. alternative.NeedsAt(age)];
        _held = held;
        Bearer[] bearers = [Bearer.Resident, Bearer.Caretaker];
        _candidates =
        [
            .. bearers
                .SelectMany(by => kinds.Select(kind => new AssessedDocument(kind, by)))
                .Where(candidate => _needs.Any(candidate.Counts)),
        ];
        Code = alternative.Code;
        Now = AlternativeScore.Of(_needs, held);
    }

    /// <summary>The alternative's code.</summary>
    public string Code { get; }

    /// <summary>The score of the documents held.</summary>
    public AlternativeScore Now { get; }

    /// <summary>The number of missing documents, when the most helpful one is added each time;
    /// <see cref="int.MaxValue"/> when no document helps.</summary>
    public int Count()
    {
        var held = _held;
        var score = Now;
        var added = 0;
        while (score.Open > 0)
        {
            var next = _candidates
                .Select(candidate => Add(held, candidate))
                .Aggregate((best, trial) => trial.After.IsNearerThan(best.After) ? trial : best);
            if (!next.After.IsNearerThan(score))
            {
                return int.MaxValue;
            }

            held = [.. held, next.Document];
            score = next.After;
            added++;
        }

        return added;
    }

    /// <summary>The easiest proposals: first kinds that close several gaps at once, then each gap by itself.</summary>
    public IEnumerable<Proposal> Proposals()
    {
        var trials = _candidates.ConvertAll(candidate => Add(_held, candidate));
        return ClosingSeveral(trials).Concat(ClosingOne(trials));
    }

    private IEnumerable<Proposal> ClosingSeveral(List<Trial> trials) =>
        trials
            .Select(trial => new { trial.Document, Closed = ClosedBy(trial) })
            .Where(t => t.Closed.Count > 1)
            .GroupBy(t => string.Join(' ', t.Closed), StringComparer.Ordinal)
            .Select(alike => new { alike.First().Closed, Kinds = KindsOf(alike.Select(t => t.Document)) })
            .OrderByDescending(p => p.Closed.Count)
            .Select(p => new Proposal(p.Closed[0], [.. p.Closed.Skip(1)], More: 1, p.Kinds));

    private IEnumerable<Proposal> ClosingOne(List<Trial> trials) =>
        Now
            .Findings.Where(f => !f.IsMet)
            .Select(gap => ByOne(gap, trials) ?? BySeveral(gap, trials))
            .OfType<Proposal>();

    private Proposal? ByOne(Finding gap, List<Trial> trials)
    {
        var kinds = KindsOf(
            trials
                .Where(trial => ClosedBy(trial).Contains(gap.Requirement, StringComparer.Ordinal))
                .Select(trial => trial.Document)
        );
        return kinds.Count > 0 ? new Proposal(gap.Requirement, [], More: 1, kinds, gap.Need - gap.Have) : null;
    }

    // Adds the documents that contribute most until the gap is closed.
    private Proposal? BySeveral(Finding gap, List<Trial> trials)
    {
        var contributions = trials
            .Select(trial => new Contribution(trial.Document, trial.After.FindingOn(gap.Requirement).Have - gap.Have))
            .Where(c => c.Adds > 0)
            .ToList();
        var mostFirst = contributions.OrderByDescending(c => c.Adds).ToList();
        var held = _held;
        for (var count = 1; count <= mostFirst.Count; count++)
        {
            held = [.. held, mostFirst[count - 1].Document];
            if (AlternativeScore.Of(_needs, held).FindingOn(gap.Requirement).IsMet)
            {
                return Several(gap, count, contributions, mostFirst);
            }
        }

        return null;
    }

    private static Proposal Several(
        Finding gap,
        int count,
        List<Contribution> contributions,
        List<Contribution> mostFirst
    )
    {
        var allAddTheSame = contributions.TrueForAll(c => c.Adds == contributions[0].Adds);
        return new Proposal(
            gap.Requirement,
            [],
            count,
            [.. (allAddTheSame ? contributions : mostFirst).Select(c => c.Document.Kind.Code)],
            gap.Need - gap.Have,
            allAddTheSame ? null : [.. mostFirst.Select(c => c.Adds)]
        );
    }

    private Trial Add(IReadOnlyList<AssessedDocument> held, AssessedDocument candidate) =>
        new(candidate, AlternativeScore.Of(_needs, [.. held, candidate]));

    // The gaps that a document closes; none if it opens another one.
    private List<string> ClosedBy(Trial trial)
    {
        var closed = Now
            .Findings.Where(f => !f.IsMet && trial.After.FindingOn(f.Requirement).IsMet)
            .Select(f => f.Requirement)
            .ToList();
        return Now.Open - closed.Count == trial.After.Open ? closed : [];
    }

    private static List<string> KindsOf(IEnumerable<AssessedDocument> documents) =>
        [.. documents.Select(d => d.Kind.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>A document that was added, and the score with it.</summary>
    private sealed record Trial(AssessedDocument Document, AlternativeScore After);

    /// <summary>What a document adds to one need, in points or documents.</summary>
    private sealed record Contribution(AssessedDocument Document, int Adds);
}
