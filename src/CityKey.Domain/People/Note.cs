namespace CityKey.Domain.People;

/// <summary>A short plain text that a person writes: several lines, any script, no markup.</summary>
public static class Note
{
    public const int MostLetters = 1000;

    // A letter may consist of several characters; more than eight on average is not text.
    private const int MostSigns = 8 * MostLetters;

    /// <param name="error">The text key of the error; null for none. Empty text is valid.</param>
    public static bool TryRead(string? typed, out string text, out string? error)
    {
        text = "";
        error = null;
        var lines = (typed ?? "").ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!PlainText.TryRead(lines[i].Replace('\t', ' '), out lines[i]))
            {
                error = "note.characters";
                return false;
            }
        }

        text = string.Join('\n', lines).Trim('\n');
        if (text.Length > MostSigns || PlainText.LettersIn(text) > MostLetters)
        {
            error = "note.too-long";
            return false;
        }

        return true;
    }
}
