using System.Globalization;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Staff.Pages.Counter;

/// <summary>One kind of document that a clerk may tick, for the one who brings it, and what they typed of it.
/// Everything but the tick may stay empty.</summary>
internal sealed record SeenDocumentInput(
    RuleSet Rules,
    DocumentKind Kind,
    Bearer By,
    DateInput Date,
    string? Writer,
    string? Form,
    string? Covers
)
{
    /// <summary>Says that no organization of the list wrote the letter.</summary>
    public const string NobodyListed = "nobody-listed";

    /// <summary>Where the age of a document counts it is the day it was written, elsewhere the day it runs
    /// out.</summary>
    public bool AsksIssued => Kind.MaxAgeDays is not null;

    public string DateField => Field(AsksIssued ? "issued" : "expires");

    public string WriterField => Field("writer");

    public string FormField => Field("form");

    public string CoversField => Field("covers");

    /// <summary>The organizations that may write it.</summary>
    public IReadOnlyList<LetterWriter> Writers =>
        [.. (Rules.Writers ?? []).Where(w => w.Writes.Contains(Kind.Code, StringComparer.Ordinal))];

    public static SeenDocumentInput Of(RuleSet rules, DocumentKind kind, Bearer by, IReadOnlyList<Evidence> seen)
    {
        var known = seen.FirstOrDefault(e => e.By == by && string.Equals(e.Kind, kind.Code, StringComparison.Ordinal));
        var date = DateInput.Of(kind.MaxAgeDays is null ? known?.ExpiresOn : known?.IssuedOn);
        return new SeenDocumentInput(
            rules,
            kind,
            by,
            date,
            known?.Writer,
            known?.Form?.ToString().ToLowerInvariant(),
            known?.Covers?.ToString(CultureInfo.InvariantCulture)
        );
    }

    /// <summary>As it was typed.</summary>
    public SeenDocumentInput From(Func<string, string> typed) =>
        this with
        {
            Date = new DateInput(typed($"{DateField}-day"), typed($"{DateField}-month"), typed($"{DateField}-year")),
            Writer = typed(WriterField),
            Form = typed(FormField),
            Covers = typed(CoversField),
        };

    /// <summary>What the rules judge; whatever cannot be read is said beside its field.</summary>
    public Evidence Read(ModelStateDictionary state)
    {
        var date = ReadDate(state);
        int? covers = null;
        if (Kind.CoversDays is not null && Covers is { Length: > 0 })
        {
            covers =
                int.TryParse(Covers, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days is >= 0 and <= 3660
                    ? days
                    : null;
            Fault(state, covers is null, CoversField, "counter.covers-unreadable");
        }

        var form =
            Rules.Forms is not null
            && Enum.TryParse<DocumentForm>(Form, ignoreCase: true, out var read)
            && Enum.IsDefined(read)
                ? read
                : (DocumentForm?)null;
        var writer =
            !Kind.Listed || string.IsNullOrEmpty(Writer)
                ? null
                : Writers.FirstOrDefault(w => string.Equals(w.Code, Writer, StringComparison.Ordinal))?.Code
                    ?? NobodyListed;
        return new Evidence(Kind.Code, AsksIssued ? date : null, AsksIssued ? null : date, By, writer, form, covers);
    }

    private DateOnly? ReadDate(ModelStateDictionary state)
    {
        if (Date.IsEmpty)
        {
            return null;
        }

        var isDate = CalendarDate.TryOf(Date.Day, Date.Month, Date.Year, out var date);
        Fault(state, !isDate, DateField, "counter.date-unreadable");
        return isDate ? date : null;
    }

    private static void Fault(ModelStateDictionary state, bool wrong, string field, string words)
    {
        if (wrong)
        {
            state.AddModelError(field, words);
        }
    }

    private string Field(string part) =>
        By == Bearer.Caretaker ? $"caretaker-{part}-{Kind.Code}" : $"{part}-{Kind.Code}";
}
