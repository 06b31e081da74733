using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace CityKey.Data.Accounts;

/// <summary>Requires length, and refuses common passwords and parts of the e-mail address (NIST SP 800-63B, section
/// 3.1.1.2).</summary>
public sealed class PasswordRules : IPasswordValidator<StaffAccount>
{
    public const int MinLength = 15;

    // Enough for any passphrase; more would only cost hashing time.
    public const int MaxLength = 256;

    /// <summary>Error code, as are the next two. The framework's own code for a short password is
    /// <c>PasswordTooShort</c>.</summary>
    public const string TooLong = "PasswordTooLong";
    public const string Common = "PasswordCommon";
    public const string HoldsEmail = "PasswordHoldsEmail";

    private static readonly FrozenSet<string> CommonPasswords = ReadCommonPasswords();

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var error = ErrorIn(password ?? "", user.Email ?? "");
        return Task.FromResult(
            error is null
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = error, Description = error })
        );
    }

    private static string? ErrorIn(string password, string email)
    {
        if (password.Length > MaxLength)
        {
            return TooLong;
        }

        var name = email.Split('@')[0];
        if (name.Length > 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            return HoldsEmail;
        }

        return CommonPasswords.Contains(Normalize(password)) || password.Distinct().Count() < 4 ? Common : null;
    }

    // "Correct Horse…", "correct-horse…" and "correcthorse…" are the same guess.
    private static string Normalize(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static FrozenSet<string> ReadCommonPasswords()
    {
        using var list = new StreamReader(
            typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords")!
        );
        return list.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Normalize)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
