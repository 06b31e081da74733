namespace CityKey.Domain.People;

/// <summary>A telephone number as a person writes it, with 7 to 15 digits (ITU-T E.164).</summary>
public sealed record Telephone(string Value)
{
    public const int MaxLength = 30;

    /// <param name="error">The text key of the error; null for none.</param>
    public static bool TryOf(string? typed, out Telephone? number, out string? error)
    {
        number = null;
        var plain = PlainText.TryRead(typed, out var text);
        var digits = text.Count(char.IsDigit);
        error =
            !plain
            || text.Length > MaxLength
            || digits is < 7 or > 15
            || !text.All(c => char.IsDigit(c) || " +-().".Contains(c, StringComparison.Ordinal))
                ? "telephone.not-a-number"
                : null;
        number = error is null ? new Telephone(text) : null;
        return error is null;
    }
}
