using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Places;

/// <summary>What is wrong with a profile that can be read, in sentences for who writes it. A city does not start with
/// any.</summary>
public static class CityProfileCheck
{
    private const int OldestAge = 110;

    public static IReadOnlyList<string> Faults(CityProfile city) =>
        [.. Languages(city), .. Calendar(city), .. city.RuleSets.SelectMany(Rules), .. Validity(city)];

    private static IEnumerable<string> Languages(CityProfile city) =>
        Twice(city.Languages)
            .Select(l => $"The language {l} is listed twice.")
            .Concat(city.Languages.Count == 0 ? ["No language is listed."] : [])
            .Concat(
                city.CardLanguage is { } card && !city.Languages.Contains(card, StringComparer.Ordinal)
                    ? [$"The card language {card} is not one of the city's languages."]
                    : []
            );

    private static IEnumerable<string> Calendar(CityProfile city)
    {
        var inOrder = city.RuleSets.OrderBy(r => r.From).ToList();
        return Twice(city.RuleSets.Select(r => r.Id))
            .Select(id => $"Two rule sets have the id {id}.")
            .Concat(inOrder.Where(r => r.Until < r.From).Select(r => $"{r.Id} ends before it starts."))
            .Concat(
                inOrder
                    .Zip(inOrder.Skip(1))
                    .Where(p => p.First.Until is null || p.First.Until >= p.Second.From)
                    .Select(p => $"{p.First.Id} and {p.Second.Id} are in force on the same day.")
            )
            .Concat(inOrder.Count == 0 ? ["There are no rule sets."] : []);
    }

    private static IEnumerable<string> Rules(RuleSet rules) =>
        Twice(rules.Kinds.Select(k => k.Code))
            .Select(code => $"{rules.Id} has {code} twice.")
            .Concat(
                Twice(rules.Alternatives.Select(a => a.Code))
                    .Select(code => $"{rules.Id} has the alternative {code} twice.")
            )
            .Concat(
                (rules.Writers ?? [])
                    .SelectMany(w => w.Writes)
                    .Where(k => !rules.Kinds.Any(kind => kind.Listed && kind.Code == k))
                    .Select(k => $"{rules.Id} lists writers for {k}, which is not a listed letter.")
            )
            .Concat(
                rules
                    .Kinds.Where(k =>
                        k.Listed && !(rules.Writers ?? []).Any(w => w.Writes.Contains(k.Code, StringComparer.Ordinal))
                    )
                    .Select(k => $"{rules.Id} lists no writers for {k.Code}.")
            )
            .Concat(
                rules
                    .Kinds.Where(k => !rules.Alternatives.SelectMany(a => a.Needs).Any(n => n.Admits(k)))
                    .Select(k => $"{rules.Id} does not use {k.Code}.")
            )
            .Concat(rules.Alternatives.SelectMany(a => Needs(rules, a)));

    private static IEnumerable<string> Needs(RuleSet rules, Alternative alternative)
    {
        var name = $"{rules.Id}, {alternative.Code}";
        var known = rules.Kinds.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        var several = rules
            .Kinds.Where(k =>
                !k.BothClasses
                && alternative
                    .Needs.Where(n => n.Exclusive is not null && n.Admits(k))
                    .Select(n => n.Exclusive)
                    .Distinct(StringComparer.Ordinal)
                    .Count() > 1
            )
            .ToList();
        return alternative
            .Needs.SelectMany(n => n.Kinds ?? [])
            .Where(k => !known.Contains(k))
            .Select(k => $"{name}: {k} is not defined.")
            .Concat(
                several.Count > ClassAllocation.MostInSeveral
                    ? [$"{name}: {several.Count} kinds count in more than one class."]
                    : []
            )
            .Concat(Twice(alternative.Needs.Select(n => n.Code)).Select(code => $"{name}: {code} is required twice."))
            .Concat(
                rules
                    .AgesOfChange()
                    .Where(age =>
                        age >= rules.FromAge
                        && alternative.IsFor(age)
                        && new MissingDocuments(alternative, age, [], rules.Kinds).Documents() == int.MaxValue
                    )
                    .Select(age => $"{name}: a person of age {age} cannot meet all of its needs.")
            );
    }

    private static IEnumerable<string> Validity(CityProfile city)
    {
        var youngest = city.RuleSets.Select(r => r.FromAge).DefaultIfEmpty(0).Min();
        return Enumerable
            .Range(youngest, OldestAge - youngest + 1)
            .Where(age => !city.Validity.Bands.Any(b => b.FromAge <= age))
            .Take(1)
            .Select(age => $"No validity is set for age {age}.")
            .Concat(
                Twice(city.Validity.Bands.Select(b => $"{b.FromAge}"))
                    .Select(age => $"Two validity bands start at age {age}.")
            )
            .Concat(
                city.Validity.Bands.Where(b => b.Years < 1 || b.UntilAge <= b.FromAge)
                    .Select(b => $"A card issued at age {b.FromAge} would never be valid.")
            );
    }

    private static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
