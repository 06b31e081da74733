using System.Globalization;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Staff.Pages.Counter;

/// <summary>One kind of document that a clerk may tick, for the person who brings it, and what the clerk typed about
/// it. Everything but the tick may stay empty.</summary>
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
    /// <summary>The writer of a letter that no listed organization wrote.</summary>
    public const string NobodyListed = "nobody-listed";

    /// <summary>Whether the date is the day of issue, for a kind with a maximum age. Otherwise it is the day of
    /// expiry.</summary>
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

    /// <summary>With what was typed.</summary>
    /// <param name="typed">Gives what was typed into a field.</param>
    public SeenDocumentInput From(Func<string, string> typed) =>
        this with
        {
            Date = new DateInput(typed($"{DateField}-day"), typed($"{DateField}-month"), typed($"{DateField}-year")),
            Writer = typed(WriterField),
            Form = typed(FormField),
            Covers = typed(CoversField),
        };

    /// <summary>What the rules judge. A field that cannot be read gets an error and counts as empty.</summary>
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
            AddError(state, covers is null, CoversField, "counter.covers-unreadable");
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
        AddError(state, !isDate, DateField, "counter.date-unreadable");
        return isDate ? date : null;
    }

    private static void AddError(ModelStateDictionary state, bool wrong, string field, string key)
    {
        if (wrong)
        {
            state.AddModelError(field, key);
        }
    }

    private string Field(string part) =>
        By == Bearer.Caretaker ? $"caretaker-{part}-{Kind.Code}" : $"{part}-{Kind.Code}";
}
