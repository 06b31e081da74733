using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace CityKey.Data.Accounts;

/// <summary>Length is what counts; beyond it only what everybody tries first is refused (NIST SP 800-63B, section
/// 3.1.1.2).</summary>
public sealed class PasswordRules : IPasswordValidator<StaffAccount>
{
    public const int Least = 15;

    // Long enough for any sentence; a longer one only costs hashing time.
    public const int Most = 256;

    /// <summary>Error codes; the framework's own for a short one is <c>PasswordTooShort</c>.</summary>
    public const string TooLong = "PasswordTooLong";
    public const string Common = "PasswordCommon";
    public const string HoldsEmail = "PasswordHoldsEmail";

    private static readonly FrozenSet<string> Tried = ReadTried();

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
        if (password.Length > Most)
        {
            return TooLong;
        }

        var name = email.Split('@')[0];
        if (name.Length > 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            return HoldsEmail;
        }

        return Tried.Contains(Plain(password)) || password.Distinct().Count() < 4 ? Common : null;
    }

    // "Correct Horse…", "correct-horse…" and "correcthorse…" are one guess.
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static FrozenSet<string> ReadTried()
    {
        using var list = new StreamReader(
            typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords")!
        );
        return list.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Plain)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
