using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CityKey.Staff.Pages.Portal;

/// <summary>Reads an order to close. Whatever is optional and cannot be read is left out and said: a close never waits
/// for words.</summary>
internal sealed class SwitchForm(CityProfile city, TimeProvider time)
{
    private const int LongestNote = 400;

    /// <summary>What an order can do without; the words are <c>portal.left.{code}</c>.</summary>
    public static IReadOnlyList<string> Leavable { get; } = ["words", "note", "review"];

    /// <summary>The field in which an administrator writes their own words for a language.</summary>
    public static string OwnField(string language) => $"own-{language}";

    /// <param name="state">Gets what must be mended first: only the end of <see cref="PortalMode.NoNew"/>, without
    /// which there is no such mode.</param>
    /// <param name="left">What was left out, of <see cref="Leavable"/>.</param>
    /// <param name="due">For a plan: when it takes effect.</param>
    /// <returns>Null where something must be mended.</returns>
    public SwitchOrder? Read(
        SwitchInput answers,
        IFormCollection form,
        ModelStateDictionary state,
        out IReadOnlyList<string> left,
        DateTimeOffset? due = null
    )
    {
        var (mode, faults) = (PortalModes.Read(answers.Mode), new List<string>());
        var until = mode == PortalMode.NoNew ? LocalInstant.Read(answers.Until, city) : null;
        if (mode == PortalMode.NoNew && (until is null || until <= time.GetUtcNow()))
        {
            state.AddModelError("until", "portal.until-wrong");
        }

        var order = new SwitchOrder(
            mode,
            SwitchInput.Reasons.Contains(answers.Reason, StringComparer.Ordinal)
                ? answers.Reason
                : SwitchInput.Reasons[0],
            until
        )
        {
            Wording = PortalWording.Of(answers.Wording) with { Own = Own(form, state, faults) },
            Note = Note(answers.Note, faults),
            ReviewOn = Review(answers, due ?? time.GetUtcNow(), faults),
        };
        left = faults;
        return state.IsValid ? order : null;
    }

    private Dictionary<string, string> Own(IFormCollection form, ModelStateDictionary state, List<string> faults)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in city.Languages)
        {
            // Typed words stand in the form again, whatever else is refused.
            var typed = form[OwnField(language)].ToString();
            state.SetModelValue(OwnField(language), typed, typed);
            state.MarkFieldSkipped(OwnField(language));
            // Residents read one sentence or two, not lines.
            if (!PortalWording.TryRead(typed.ReplaceLineEndings(" "), out var words))
            {
                faults.Add("words");
            }
            else if (words.Length > 0)
            {
                own[language] = words;
            }
        }

        return own;
    }

    private static string? Note(string? typed, List<string> faults)
    {
        if (!Domain.People.Note.TryRead(typed, out var note, out _) || note.Length > LongestNote)
        {
            faults.Add("note");
            return null;
        }

        return note.Length == 0 ? null : note;
    }

    private DateOnly? Review(SwitchInput answers, DateTimeOffset from, List<string> faults)
    {
        var next = WorkingDays.After(city.DayOf(from));
        if (answers.Review.IsEmpty)
        {
            return next;
        }

        if (
            CalendarDate.TryOf(answers.Review.Day, answers.Review.Month, answers.Review.Year, out var day)
            && day >= city.DayOf(from)
        )
        {
            return day;
        }

        faults.Add("review");
        return next;
    }
}
