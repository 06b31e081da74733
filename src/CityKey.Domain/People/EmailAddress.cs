namespace CityKey.Domain.People;

/// <summary>An e-mail address of plausible form and length (RFC 5321, section 4.5.3). Only sending shows whether it
/// works.</summary>
public sealed record EmailAddress(string Value)
{
    public const int MaxLength = 254;

    /// <param name="error">The text key of the error; null for none.</param>
    public static bool TryOf(string? typed, out EmailAddress? address, out string? error)
    {
        address = null;
        error = null;
        if (!PlainText.TryRead(typed, out var text) || text.Any(char.IsWhiteSpace))
        {
            error = "email.not-an-address";
        }
        else if (text.Length > MaxLength)
        {
            error = "email.too-long";
        }
        else
        {
            var at = text.LastIndexOf('@');
            var host = text[(at + 1)..];
            error =
                at < 1
                || host.Length < 3
                || !host.Contains('.', StringComparison.Ordinal)
                || host.StartsWith('.')
                || host.EndsWith('.')
                || text.IndexOfAny(['<', '>', ',', ';', '"']) >= 0
                    ? "email.not-an-address"
                    : null;
        }

        address = error is null ? new EmailAddress(typed!.Trim()) : null;
        return error is null;
    }
}
