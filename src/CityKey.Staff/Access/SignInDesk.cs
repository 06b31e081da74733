using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Access;

internal enum SignInAnswer
{
    Welcome,
    Refused,
    TooManyTries,
}

/// <summary>Checks password and code together, so that nobody learns which of the two was wrong, nor whether there is
/// an account.</summary>
internal sealed class SignInDesk(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    SecondFactor factor,
    SignInLimits limits,
    IHostEnvironment environment,
    TimeProvider time
)
{
    private static readonly StaffAccount Nobody = new();
    private static string? nobodysHash;

    public async Task<(SignInAnswer Answer, StaffAccount? Account)> TryAsync(
        string email,
        string password,
        string? code,
        bool knownDevice,
        CancellationToken cancel
    )
    {
        var account = await accounts.FindByEmailAsync(email);
        if (!limits.Allow(accounts.NormalizeEmail(email), knownDevice))
        {
            return (SignInAnswer.TooManyTries, null);
        }

        if (await PasswordFitsAsync(account, password, cancel) is not { } fits)
        {
            return (SignInAnswer.TooManyTries, null);
        }

        var welcome = fits && account!.DisabledAt is null && await SecondFactorFitsAsync(account, code, cancel);
        if (account is not null)
        {
            db.Add(
                AccountEntries.Of(
                    welcome ? "staff.signed-in" : "staff.sign-in-refused",
                    Actor.Staff(account.Id),
                    account.Id,
                    time
                )
            );
            await db.SaveChangesAsync(cancel);
        }

        return welcome ? (SignInAnswer.Welcome, account) : (SignInAnswer.Refused, null);
    }

    /// <summary>Asks somebody who is signed in once more, for one act.</summary>
    public async Task<SignInAnswer> ConfirmAsync(Guid id, string password, CancellationToken cancel)
    {
        if (await db.Users.FindAsync([id], cancel) is not { } account)
        {
            return SignInAnswer.Refused;
        }

        return !limits.Allow(account.NormalizedEmail!, knownDevice: true)
            ? SignInAnswer.TooManyTries
            : await PasswordFitsAsync(account, password, cancel) switch
            {
                null => SignInAnswer.TooManyTries,
                true => SignInAnswer.Welcome,
                false => SignInAnswer.Refused,
            };
    }

    // Null when too many are waiting. An unknown account costs as much time as a known one.
    private async Task<bool?> PasswordFitsAsync(StaffAccount? account, string password, CancellationToken cancel)
    {
        using var turn = await limits.TurnAsync(cancel);
        if (!turn.IsAcquired)
        {
            return null;
        }

        if (account is not null)
        {
            return await accounts.CheckPasswordAsync(account, password);
        }

        nobodysHash ??= accounts.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        accounts.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
        return false;
    }

    private async Task<bool> SecondFactorFitsAsync(StaffAccount account, string? code, CancellationToken cancel) =>
        account.Demonstration ? environment.IsDevelopment() : await factor.AcceptAsync(account, code, cancel);
}
