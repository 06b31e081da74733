using System.Globalization;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;

namespace CityKey.Domain.Applications;

/// <summary>One thing that a clerk asks for, in a code whose words are <c>need.{Code}</c>.</summary>
/// <param name="Code"><c>show-</c> and a need of the rules, <c>readable</c> or <c>new-photo</c>.</param>
/// <param name="Document">Which of the documents, counted from one; for <c>readable</c> alone.</param>
public sealed record AskedNeed(string Code, int? Document = null)
{
    public const string NewPhoto = "new-photo";
    public const string Readable = "readable";
    private const string Show = "show-";

    /// <summary>The need of the rules that a document has to show; null where none is meant.</summary>
    public string? Requirement() => Code.StartsWith(Show, StringComparison.Ordinal) ? Code[Show.Length..] : null;

    /// <summary>As a form spells it.</summary>
    public string Word() => Document is null ? Code : string.Create(CultureInfo.InvariantCulture, $"{Code}-{Document}");

    /// <summary>Reads what <see cref="Word"/> has written; null where it is no need.</summary>
    public static AskedNeed? Read(string word) =>
        word.Split('-') switch
        {
            [Readable, var number] => int.TryParse(
                number,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var document
            )
                ? new AskedNeed(Readable, document)
                : null,
            _ => word == NewPhoto || word.StartsWith(Show, StringComparison.Ordinal) ? new AskedNeed(word) : null,
        };

    /// <summary>Everything that may be asked about an application: the needs of its rules at the applicant's age, its
    /// pictures again, another photo.</summary>
    /// <param name="on">The day of asking.</param>
    public static IReadOnlyList<AskedNeed> Possible(RuleSet rules, ApplicationForm form, DateOnly on) =>
        [
            .. NeedsAt(rules, new DateOfBirth(form.Born!.Value).AgeOn(on))
                .Select(n => new AskedNeed(Show + n.Code))
                .Distinct(),
            .. form.Documents.Select((_, i) => new AskedNeed(Readable, i + 1)),
            new AskedNeed(NewPhoto),
        ];

    /// <summary>The kinds of documents that would do.</summary>
    public IEnumerable<string> KindsIn(RuleSet rules) =>
        rules
            .Kinds.Where(k =>
                rules.Alternatives.SelectMany(a => a.Needs).Any(n => n.Code == Requirement() && n.Admits(k))
            )
            .Select(k => k.Code);

    private static IEnumerable<Requirement> NeedsAt(RuleSet rules, int age) =>
        rules.Alternatives.Where(a => a.IsFor(age)).SelectMany(a => a.NeedsAt(age));
}
