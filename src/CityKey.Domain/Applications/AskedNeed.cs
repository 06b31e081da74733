using System.Globalization;
using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Applications;

/// <summary>One thing that a clerk asks for. Its text key is <c>need.{Code}</c>.</summary>
/// <param name="Code"><c>show-</c> and the code of a requirement, <c>readable</c> or <c>new-photo</c>.</param>
/// <param name="Document">Which of the documents, counted from one; for <c>readable</c> alone.</param>
public sealed record AskedNeed(string Code, int? Document = null)
{
    public const string NewPhoto = "new-photo";
    public const string Readable = "readable";
    private const string Show = "show-";

    /// <summary>The code of the requirement that a document has to show; null for the other needs.</summary>
    public string? Requirement() => Code.StartsWith(Show, StringComparison.Ordinal) ? Code[Show.Length..] : null;

    /// <summary>Its value in a form field.</summary>
    public string Word() => Document is null ? Code : string.Create(CultureInfo.InvariantCulture, $"{Code}-{Document}");

    /// <summary>Reads a value of <see cref="Word"/>; null when it is not one.</summary>
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

    /// <summary>Everything that a clerk may ask for: the requirements of the application's rules at the applicant's
    /// age, a readable picture of each document, another photo.</summary>
    /// <param name="on">The day of asking.</param>
    public static IReadOnlyList<AskedNeed> Possible(RuleSet rules, ApplicationForm form, DateOnly on) =>
        [
            .. NeedsAt(rules, form.AgeOn(on)).Select(n => new AskedNeed(Show + n.Code)).Distinct(),
            .. form.Documents.Select((_, i) => new AskedNeed(Readable, i + 1)),
            new AskedNeed(NewPhoto),
        ];

    /// <summary>The kinds of documents that meet it.</summary>
    public IEnumerable<string> KindsIn(RuleSet rules) =>
        rules
            .Kinds.Where(k =>
                rules.Alternatives.SelectMany(a => a.Needs).Any(n => n.Code == Requirement() && n.Admits(k))
            )
            .Select(k => k.Code);

    private static IEnumerable<Requirement> NeedsAt(RuleSet rules, int age) =>
        rules.Alternatives.Where(a => a.IsFor(age)).SelectMany(a => a.NeedsAt(age));
}
