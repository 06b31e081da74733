namespace CityKey.Domain.DocumentRules;

/// <summary>A need that is not met yet, and by how much.</summary>
internal sealed record Gap(Requirement Need, int Short)
{
    /// <summary>The easiest ways: first the kinds that close several gaps at once, then each gap by itself.</summary>
    public static IEnumerable<Proposal> Close(List<Gap> open, IReadOnlyList<DocumentKind> kinds, List<Reading> readings)
    {
        var together = kinds.Select(k => (Kind: k.Code, Closes: open.Where(g => g.ClosedBy(k, readings)).Select(g => g.Need.Code).ToList()))
            .Where(k => k.Closes.Count > 1)
            .GroupBy(k => string.Join(' ', k.Closes), StringComparer.Ordinal)
            .OrderByDescending(g => g.First().Closes.Count)
            .Select(g => new Proposal(g.First().Closes[0], [.. g.First().Closes.Skip(1)], 1, [.. g.Select(k => k.Kind)]));
        return together.Concat(open.Select(g => g.Alone(kinds, readings)).OfType<Proposal>());
    }

    private bool ClosedBy(DocumentKind kind, List<Reading> readings) => Adds(kind, readings) >= Short;

    // A kind that counts already adds only what a better document of it would.
    private int Adds(DocumentKind kind, List<Reading> readings)
    {
        var already = readings.Where(r => r.Kind == kind && r.Counts(Need)).Select(r => Need.Worth(kind, r.DaysExpired)).DefaultIfEmpty(0).Max();
        return Need.Worth(kind, 0) - already;
    }

    private Proposal? Alone(IReadOnlyList<DocumentKind> kinds, List<Reading> readings)
    {
        var helping = kinds.Select(k => (k.Code, Adds: Adds(k, readings), k.Shows.Count)).Where(k => k.Adds > 0)
            .OrderByDescending(k => k.Adds).ThenByDescending(k => k.Count).ToList();
        var (more, sum) = (0, 0);
        while (sum < Short && more < helping.Count)
        {
            sum += helping[more++].Adds;
        }

        if (sum < Short)
        {
            return null;
        }

        var enough = more == 1 ? helping.Where(k => k.Adds >= Short) : helping;
        return new Proposal(Need.Code, [], more, [.. enough.Select(k => k.Code)]);
    }
}
