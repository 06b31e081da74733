using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Staff.Pages.Portal;

/// <summary>Makes an order of what was typed on the switch's page. Optional parts that cannot be read are left out and
/// reported, because a close must not wait for a text.</summary>
internal sealed class SwitchOrderReader(CityProfile city)
{
    private const int MaxNoteLength = 400;

    /// <summary>The optional parts of an order. The texts are <c>portal.left.{code}</c>.</summary>
    public static IReadOnlyList<string> OptionalParts { get; } = ["words", "note", "review"];

    /// <param name="input">Input that the page's validator has accepted.</param>
    /// <param name="effectiveAt">When the order takes effect.</param>
    /// <param name="leftOut">What was left out, of <see cref="OptionalParts"/>; a code for each text.</param>
    public SwitchOrder Read(IndexModel.InputModel input, DateTimeOffset effectiveAt, out IReadOnlyList<string> leftOut)
    {
        var mode = PortalModes.Read(input.Mode);
        var isKnownReason = IndexModel.InputModel.Reasons.Contains(input.Reason, StringComparer.Ordinal);
        var missing = new List<string>();
        var order = new SwitchOrder(
            mode,
            isKnownReason ? input.Reason : IndexModel.InputModel.Reasons[0],
            mode == PortalMode.NoNew ? LocalInstant.Read(input.Until, city) : null
        )
        {
            Wording = PortalWording.Of(input.Wording) with { Own = ReadOwnWords(input.Own, missing) },
            Note = ReadNote(input.Note, missing),
            ReviewOn = ReadReviewDay(input, city.DayOf(effectiveAt), missing),
        };
        leftOut = missing;
        return order;
    }

    private Dictionary<string, string> ReadOwnWords(Dictionary<string, string?> typed, List<string> leftOut)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in city.Languages)
        {
            var text = typed.GetValueOrDefault(language) ?? "";
            // Residents read these words as one paragraph.
            if (!PortalWording.TryRead(text.ReplaceLineEndings(" "), out var words))
            {
                leftOut.Add("words");
            }
            else if (words.Length > 0)
            {
                own[language] = words;
            }
        }

        return own;
    }

    private static string? ReadNote(string? typed, List<string> leftOut)
    {
        if (!Note.TryRead(typed, out var note, out _) || note.Length > MaxNoteLength)
        {
            leftOut.Add("note");
            return null;
        }

        return note.Length == 0 ? null : note;
    }

    private static DateOnly ReadReviewDay(IndexModel.InputModel input, DateOnly effectiveOn, List<string> leftOut)
    {
        var nextWorkingDay = WorkingDays.After(effectiveOn);
        if (input.Review.IsEmpty)
        {
            return nextWorkingDay;
        }

        if (
            CalendarDate.TryOf(input.Review.Day, input.Review.Month, input.Review.Year, out var day)
            && day >= effectiveOn
        )
        {
            return day;
        }

        leftOut.Add("review");
        return nextWorkingDay;
    }
}
