using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Accounts;

/// <summary>Stores the secret of a second factor, and checks codes. A code is accepted once, even by concurrent
/// requests.</summary>
public sealed class SecondFactor(CityKeyDb db, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Provider = "CityKey";
    private const string Name = "totp";
    private readonly IDataProtector protector = protection.CreateProtector("CityKey.Accounts.SecondFactor");

    /// <summary>Adds the secret of a new account. The caller saves both together.</summary>
    public void Add(StaffAccount account, byte[] secret) =>
        db.UserTokens.Add(
            new IdentityUserToken<Guid>
            {
                UserId = account.Id,
                LoginProvider = Provider,
                Name = Name,
                Value = Convert.ToBase64String(protector.Protect(secret)),
            }
        );

    /// <summary>Checks a code and, when it is right, marks its time step as used.</summary>
    /// <returns>False when the code is wrong or was used before, or the account has no second factor.</returns>
    public async Task<bool> AcceptAsync(StaffAccount account, string? code, CancellationToken cancellationToken)
    {
        var stored = await db
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == account.Id && t.LoginProvider == Provider && t.Name == Name)
            .Select(t => t.Value)
            .SingleOrDefaultAsync(cancellationToken);
        if (
            stored is null
            || Totp.MatchStep(protector.Unprotect(Convert.FromBase64String(stored)), code, time.GetUtcNow())
                is not { } step
        )
        {
            return false;
        }

        // The new stamp makes a concurrent save of the account fail: it would write the older step back.
        var stamp = Guid.NewGuid().ToString();
        return await db
                .Users.Where(a => a.Id == account.Id && a.LastTotpStep < step)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(a => a.LastTotpStep, step).SetProperty(a => a.ConcurrencyStamp, stamp),
                    cancellationToken
                ) == 1;
    }
}
