using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Accounts;

/// <summary>The code from a person's own device. A code is accepted once, however many ask at the same
/// instant.</summary>
public sealed class SecondFactor(CityKeyDb db, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Provider = "CityKey";
    private const string Name = "totp";
    private readonly IDataProtector protector = protection.CreateProtector("CityKey.Accounts.SecondFactor");

    /// <summary>Gives a new account its secret; the caller saves both together.</summary>
    public void Give(StaffAccount account, byte[] secret) =>
        db.UserTokens.Add(
            new IdentityUserToken<Guid>
            {
                UserId = account.Id,
                LoginProvider = Provider,
                Name = Name,
                Value = Convert.ToBase64String(protector.Protect(secret)),
            }
        );

    public async Task<bool> AcceptAsync(StaffAccount account, string? code, CancellationToken cancellationToken)
    {
        var kept = await db
            .UserTokens.AsNoTracking()
            .Where(t => t.UserId == account.Id && t.LoginProvider == Provider && t.Name == Name)
            .Select(t => t.Value)
            .SingleOrDefaultAsync(cancellationToken);
        if (
            kept is null
            || Totp.StepOf(protector.Unprotect(Convert.FromBase64String(kept)), code, time.GetUtcNow()) is not { } step
        )
        {
            return false;
        }

        // The new stamp makes whoever read the account before fail to save it, and with it the older step.
        var stamp = Guid.NewGuid().ToString();
        return await db
                .Users.Where(a => a.Id == account.Id && a.LastTotpStep < step)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(a => a.LastTotpStep, step).SetProperty(a => a.ConcurrencyStamp, stamp),
                    cancellationToken
                ) == 1;
    }
}
