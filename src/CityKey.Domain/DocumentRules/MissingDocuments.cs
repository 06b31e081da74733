namespace CityKey.Domain.DocumentRules;

/// <summary>
/// What would close the gaps of one alternative. Each answer is tried, not guessed: a good document of a kind is laid
/// to the others and all is judged again,
/// so that a document which frees another for its other class is found too.
/// </summary>
internal sealed class MissingDocuments
{
    private readonly IReadOnlyList<Requirement> _needs;
    private readonly IReadOnlyList<AssessedDocument> _held;
    private readonly List<AssessedDocument> _fresh;

    public MissingDocuments(
        Alternative alternative,
        int age,
        IReadOnlyList<AssessedDocument> held,
        IReadOnlyList<DocumentKind> kinds
    )
    {
        _needs = [.. alternative.NeedsAt(age)];
        _held = held;
        _fresh =
        [
            .. new[] { Bearer.Resident, Bearer.Caretaker }
                .SelectMany(by => kinds.Select(k => new AssessedDocument(k, by)))
                .Where(r => _needs.Any(r.Counts)),
        ];
        Code = alternative.Code;
        Now = AlternativeScore.Of(_needs, held);
    }

    public string Code { get; }

    public AlternativeScore Now { get; }

    /// <summary>The number of documents that are missing, when each time the one is added that helps most.</summary>
    public int Documents()
    {
        var (held, score, added) = (_held, Now, 0);
        while (score.Open > 0)
        {
            var next = _fresh
                .Select(f => (Held: (IReadOnlyList<AssessedDocument>)[.. held, f], Standing: With(held, f)))
                .Aggregate((best, one) => one.Standing.IsNearerThan(best.Standing) ? one : best);
            if (!next.Standing.IsNearerThan(score))
            {
                return int.MaxValue;
            }

            (held, score, added) = (next.Held, next.Standing, added + 1);
        }

        return added;
    }

    /// <summary>The easiest ways: first the kinds that close several gaps at once, then each gap by itself.</summary>
    public IEnumerable<Proposal> Ways()
    {
        var tried = _fresh
            .Select(f => (Document: f, After: With(_held, f)))
            .Select(t => (t.Document, t.After, Closes: Closed(t.After)))
            .ToList();
        var together = tried
            .Where(t => t.Closes.Count > 1)
            .GroupBy(t => string.Join(' ', t.Closes), StringComparer.Ordinal)
            .OrderByDescending(g => g.First().Closes.Count)
            .Select(g => new Proposal(
                g.First().Closes[0],
                [.. g.First().Closes.Skip(1)],
                1,
                Names(g.Select(t => t.Document))
            ));
        var alone = Now
            .Findings.Where(f => !f.IsMet)
            .Select(gap =>
                Names(
                    tried.Where(t => t.Closes.Contains(gap.Requirement, StringComparer.Ordinal)).Select(t => t.Document)
                )
                    is { Count: > 0 } one
                    ? new Proposal(gap.Requirement, [], 1, one, gap.Need - gap.Have)
                    : Several(
                        gap,
                        [
                            .. tried
                                .Select(t => (t.Document, Adds: Of(t.After, gap).Have - gap.Have))
                                .Where(t => t.Adds > 0),
                        ]
                    )
            )
            .OfType<Proposal>();
        return together.Concat(alone);
    }

    private AlternativeScore With(IReadOnlyList<AssessedDocument> held, AssessedDocument fresh) =>
        AlternativeScore.Of(_needs, [.. held, fresh]);

    // Nothing that is shown now may be lost to it.
    private List<string> Closed(AlternativeScore after)
    {
        var closed = Now.Findings.Where(f => !f.IsMet && Of(after, f).IsMet).Select(f => f.Requirement).ToList();
        return Now.Open - closed.Count == after.Open ? closed : [];
    }

    private Proposal? Several(Finding gap, List<(AssessedDocument Document, int Adds)> helping)
    {
        IReadOnlyList<AssessedDocument> held = _held;
        var more = 0;
        foreach (var (document, _) in helping.OrderByDescending(h => h.Adds))
        {
            (held, more) = ([.. held, document], more + 1);
            if (Of(AlternativeScore.Of(_needs, held), gap).IsMet)
            {
                var alike = helping.TrueForAll(h => h.Adds == helping[0].Adds);
                var best = alike ? helping : [.. helping.OrderByDescending(h => h.Adds)];
                return new Proposal(
                    gap.Requirement,
                    [],
                    more,
                    [.. best.Select(h => h.Document.Kind.Code)],
                    gap.Need - gap.Have,
                    alike ? null : [.. best.Select(h => h.Adds)]
                );
            }
        }

        return null;
    }

    private static List<string> Names(IEnumerable<AssessedDocument> documents) =>
        [.. documents.Select(d => d.Kind.Code).Distinct(StringComparer.Ordinal)];

    private static Finding Of(AlternativeScore score, Finding need) =>
        score.Findings.Single(f => string.Equals(f.Requirement, need.Requirement, StringComparison.Ordinal));
}
