using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Access;

internal enum SignInOutcome
{
    Welcome,
    Refused,
    TooManyTries,
}

/// <summary>Checks password and code together, so that nobody learns which of the two was wrong, nor whether there is
/// an account.</summary>
internal sealed class StaffSignIn(
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

    public async Task<(SignInOutcome Answer, StaffAccount? Account)> TryAsync(
        string email,
        string password,
        string? code,
        bool knownDevice,
        CancellationToken cancellationToken
    )
    {
        var account = await accounts.FindByEmailAsync(email);
        if (!limits.Allow(accounts.NormalizeEmail(email), knownDevice))
        {
            return (SignInOutcome.TooManyTries, null);
        }

        if (await PasswordFitsAsync(account, password, cancellationToken) is not { } fits)
        {
            return (SignInOutcome.TooManyTries, null);
        }

        var welcome =
            fits && account!.DisabledAt is null && await SecondFactorFitsAsync(account, code, cancellationToken);
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
            await db.SaveChangesAsync(cancellationToken);
        }

        return welcome ? (SignInOutcome.Welcome, account) : (SignInOutcome.Refused, null);
    }

    /// <summary>Asks somebody who is signed in once more, for one act.</summary>
    public async Task<SignInOutcome> ConfirmAsync(Guid id, string password, CancellationToken cancellationToken)
    {
        if (await db.Users.FindAsync([id], cancellationToken) is not { } account)
        {
            return SignInOutcome.Refused;
        }

        return !limits.Allow(account.NormalizedEmail!, knownDevice: true)
            ? SignInOutcome.TooManyTries
            : await PasswordFitsAsync(account, password, cancellationToken) switch
            {
                null => SignInOutcome.TooManyTries,
                true => SignInOutcome.Welcome,
                false => SignInOutcome.Refused,
            };
    }

    // Null when too many are waiting. An unknown account costs as much time as a known one.
    private async Task<bool?> PasswordFitsAsync(
        StaffAccount? account,
        string password,
        CancellationToken cancellationToken
    )
    {
        using var turn = await limits.TurnAsync(cancellationToken);
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

    private async Task<bool> SecondFactorFitsAsync(
        StaffAccount account,
        string? code,
        CancellationToken cancellationToken
    ) =>
        account.Demonstration
            ? environment.IsDevelopment()
            : await factor.AcceptAsync(account, code, cancellationToken);
}
