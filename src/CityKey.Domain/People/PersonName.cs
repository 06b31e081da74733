using System.Text;

namespace CityKey.Domain.People;

/// <summary>A person's name as they write it: 1 to 200 letters in each part, one part or two, any script.</summary>
public sealed record PersonName
{
    /// <summary>The longest part, in letters as a person counts them (grapheme clusters).</summary>
    public const int MaxLength = 200;

    // A letter may have several code units; a limit on them keeps a pile of combining marks from counting as one
    // letter.
    private const int MostUnits = 8 * MaxLength;

    private PersonName(string given, string? family)
    {
        Given = given;
        Family = family;
    }

    public string Given { get; }

    /// <summary>Null for a person with a single name.</summary>
    public string? Family { get; }

    public string Full => Family is null ? Given : $"{Given} {Family}";

    /// <summary>A name that is known to be valid.</summary>
    /// <exception cref="RuleViolationException">It is not.</exception>
    public static PersonName Of(string given, string? family) =>
        TryOf(given, family, out var name, out var error)
            ? name!
            : throw new RuleViolationException(error!, "A name cannot be read.");

    /// <param name="error">The text key of the error; null for none.</param>
    public static bool TryOf(string? given, string? family, out PersonName? name, out string? error)
    {
        var isName = TryOf(given, family, out name, out var givenError, out var familyError);
        error = givenError ?? familyError;
        return isName;
    }

    /// <param name="givenError">The text key of the error in the first field; null for none. A missing name is an error
    /// of this field.</param>
    /// <param name="familyError">The text key of the error in the second field; null for none.</param>
    public static bool TryOf(
        string? given,
        string? family,
        out PersonName? name,
        out string? givenError,
        out string? familyError
    )
    {
        name = null;
        givenError = PartError(given, out var first);
        familyError = PartError(family, out var last);
        if (givenError is not null || familyError is not null)
        {
            return false;
        }

        if (first.Length == 0)
        {
            // A person with a single name may write it in either field.
            first = last;
            last = "";
        }

        if (first.Length == 0)
        {
            givenError = "name.missing";
            return false;
        }

        name = new PersonName(first, last.Length == 0 ? null : last);
        return true;
    }

    /// <summary>The text key of the error in one part of a name; null for none. An empty part is valid by
    /// itself.</summary>
    public static string? PartError(string? part) => PartError(part, out _);

    private static string? PartError(string? part, out string text)
    {
        if (!PlainText.TryRead(part, out text))
        {
            return "name.characters";
        }

        if (text.Length > MostUnits || PlainText.LettersIn(text) > MaxLength)
        {
            return "name.too-long";
        }

        return text.Length > 0 && !text.EnumerateRunes().Any(Rune.IsLetter) ? "name.letters" : null;
    }
}
