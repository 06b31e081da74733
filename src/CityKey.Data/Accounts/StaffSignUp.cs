using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace CityKey.Data.Accounts;

/// <summary>Turns an invitation into an account.</summary>
public sealed class StaffSignUp(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    SecondFactor factor,
    TimeProvider time
)
{
    /// <summary>Makes the account and uses the invitation up, in one save.</summary>
    /// <param name="step">The time step of the code that proved the second factor; it does not work again.</param>
    /// <returns>What is wrong with the password, when something is; then nothing is stored.</returns>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">The invitation was accepted in the same
    /// instant elsewhere.</exception>
    public Task<IdentityResult> AcceptAsync(StaffInvitation invitation, string password, byte[] secret, long step)
    {
        var account = new StaffAccount
        {
            Id = Guid.CreateVersion7(),
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            TwoFactorEnabled = true,
            Roles = invitation.Roles,
            LastTotpStep = step,
        };
        invitation.AcceptedAt = time.GetUtcNow();
        factor.Give(account, secret);
        db.Add(
            AccountEntries.Of(
                "staff.joined",
                Actor.Staff(account.Id),
                account.Id,
                time,
                ("invitation", invitation.Id.ToString())
            )
        );
        return accounts.CreateAsync(account, password);
    }
}
