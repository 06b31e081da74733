using System.Globalization;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The fields of one kind of document that a clerk may tick. Everything but the tick may stay empty.</summary>
/// <param name="By">Who brings it: the applicant, or the adult who takes care of them.</param>
/// <param name="Date">The date of issue or of expiry; see <see cref="AsksIssued"/>.</param>
/// <param name="Writer">For a letter: the code of the organization that wrote it.</param>
/// <param name="Form">Original or copy, where the rules ask for it.</param>
/// <param name="Covers">How many days the document covers.</param>
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
    /// <summary>The choice that no organization of the list wrote the letter.</summary>
    public const string NobodyListed = "nobody-listed";

    /// <summary>Whether the date is the date of issue, which limits the age of the document. Otherwise it is the date
    /// of expiry.</summary>
    public bool AsksIssued => Kind.MaxAgeDays is not null;

    public string DateField => Field(AsksIssued ? "issued" : "expires");

    public string WriterField => Field("writer");

    public string FormField => Field("form");

    public string CoversField => Field("covers");

    /// <summary>The organizations that may write this letter.</summary>
    public IReadOnlyList<LetterWriter> Writers =>
        [.. (Rules.Writers ?? []).Where(w => w.Writes.Contains(Kind.Code, StringComparer.Ordinal))];

    /// <param name="seen">The documents that the visit has already.</param>
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

    /// <summary>Takes the values of a posted form.</summary>
    /// <param name="typed">The value of a field by its name.</param>
    public SeenDocumentInput From(Func<string, string> typed) =>
        this with
        {
            Date = new DateInput(typed($"{DateField}-day"), typed($"{DateField}-month"), typed($"{DateField}-year")),
            Writer = typed(WriterField),
            Form = typed(FormField),
            Covers = typed(CoversField),
        };

    /// <summary>Reads the fields for the document rules.</summary>
    /// <param name="state">Gets an error for each field that cannot be read.</param>
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
            AddErrorIf(state, covers is null, CoversField, "counter.covers-unreadable");
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
        AddErrorIf(state, !isDate, DateField, "counter.date-unreadable");
        return isDate ? date : null;
    }

    private static void AddErrorIf(ModelStateDictionary state, bool condition, string field, string error)
    {
        if (condition)
        {
            state.AddModelError(field, error);
        }
    }

    private string Field(string part) =>
        By == Bearer.Caretaker ? $"caretaker-{part}-{Kind.Code}" : $"{part}-{Kind.Code}";
}
