using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Audit;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Access;

internal enum SignInOutcome
{
    Accepted,
    Refused,
    TooManyTries,
}

/// <summary>Checks password and second factor together, so that the answer reveals neither which of them was wrong nor
/// whether the account exists.</summary>
internal sealed class StaffSignIn(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    SecondFactor factor,
    SignInLimits limits,
    IHostEnvironment environment,
    TimeProvider time
)
{
    private static readonly StaffAccount NoAccount = new();
    private static string? dummyHash;

    /// <returns>The account only when the outcome is <see cref="SignInOutcome.Accepted"/>.</returns>
    public async Task<(SignInOutcome Outcome, StaffAccount? Account)> TryAsync(
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

        if (await CheckPasswordAsync(account, password, cancellationToken) is not { } correct)
        {
            return (SignInOutcome.TooManyTries, null);
        }

        var accepted =
            correct && account!.DisabledAt is null && await CheckSecondFactorAsync(account, code, cancellationToken);
        if (account is not null)
        {
            db.Add(
                AuditEntry.For(
                    accepted ? "staff.signed-in" : "staff.sign-in-refused",
                    Actor.Staff(account.Id),
                    account.Id,
                    time
                )
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        return accepted ? (SignInOutcome.Accepted, account) : (SignInOutcome.Refused, null);
    }

    /// <summary>Checks the password of a member of staff who is signed in already.</summary>
    public async Task<SignInOutcome> ConfirmAsync(Guid id, string password, CancellationToken cancellationToken)
    {
        if (await db.Users.FindAsync([id], cancellationToken) is not { } account)
        {
            return SignInOutcome.Refused;
        }

        return !limits.Allow(account.NormalizedEmail!, knownDevice: true)
            ? SignInOutcome.TooManyTries
            : await CheckPasswordAsync(account, password, cancellationToken) switch
            {
                null => SignInOutcome.TooManyTries,
                true => SignInOutcome.Accepted,
                false => SignInOutcome.Refused,
            };
    }

    // Null when too many requests wait for a hash. An unknown account takes as long as a known one.
    private async Task<bool?> CheckPasswordAsync(
        StaffAccount? account,
        string password,
        CancellationToken cancellationToken
    )
    {
        using var lease = await limits.WaitToHashAsync(cancellationToken);
        if (!lease.IsAcquired)
        {
            return null;
        }

        if (account is not null)
        {
            return await accounts.CheckPasswordAsync(account, password);
        }

        dummyHash ??= accounts.PasswordHasher.HashPassword(NoAccount, Guid.NewGuid().ToString());
        accounts.PasswordHasher.VerifyHashedPassword(NoAccount, dummyHash, password);
        return false;
    }

    private async Task<bool> CheckSecondFactorAsync(
        StaffAccount account,
        string? code,
        CancellationToken cancellationToken
    ) =>
        account.Demonstration
            ? environment.IsDevelopment()
            : await factor.AcceptAsync(account, code, cancellationToken);
}
