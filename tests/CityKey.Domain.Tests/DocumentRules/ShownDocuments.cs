using System.Globalization;
using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Tests.DocumentRules;

/// <summary>Documents as a table writes them: <c>passport expired:30, caretaker lease, shelter-letter aged:15
/// writer:example-shelter covers:15, parks-card copy</c>.</summary>
internal static class ShownDocuments
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static Judgement In(string city, int age, string documents) =>
        Profiles
            .Read(city)
            .RulesOn(Today)
            .Judge(
                [
                    .. documents
                        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Select(Read),
                ],
                age,
                Today
            );

    /// <summary><c>enough</c>, or what is wrong: each open need with its finding.</summary>
    public static string Verdict(Judgement judged) =>
        judged.Suffices
            ? "enough"
            : string.Join(", ", judged.Findings.Where(f => !f.IsMet).Select(f => $"{f.Requirement} {f.Code}"));

    private static Evidence Read(string document)
    {
        var words = document.Split(' ');
        var by = words[0] == "caretaker" ? Bearer.Caretaker : Bearer.Resident;
        return words
            .Skip(by == Bearer.Caretaker ? 2 : 1)
            .Aggregate(new Evidence(by == Bearer.Caretaker ? words[1] : words[0], By: by), Add);
    }

    private static Evidence Add(Evidence document, string word) =>
        word.Split(':') switch
        {
            ["aged", var days] => document with { IssuedOn = Today.AddDays(-Number(days)) },
            ["expired", var days] => document with { ExpiresOn = Today.AddDays(-Number(days)) },
            ["writer", var writer] => document with { Writer = writer },
            ["covers", var days] => document with { Covers = Number(days) },
            ["copy"] => document with { Form = DocumentForm.Copy },
            ["certified"] => document with { Form = DocumentForm.Certified },
            ["original"] => document with { Form = DocumentForm.Original },
            _ => throw new ArgumentException($"No table writes '{word}'.", nameof(word)),
        };

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
