using CityKey.Data.Audit;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace CityKey.Data.Accounts;

/// <summary>Creates an account from an invitation.</summary>
public sealed class StaffSignUp(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    SecondFactor factor,
    TimeProvider time
)
{
    /// <summary>Creates the account and marks the invitation as accepted, in one save.</summary>
    /// <param name="secret">Of the second factor.</param>
    /// <param name="step">The time step of the code that the person entered; the code cannot be used again.</param>
    /// <returns>The errors of the password, if it has any; then nothing is stored.</returns>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">Another request accepted the
    /// invitation at the same time.</exception>
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
        factor.Add(account, secret);
        db.Add(
            AuditEntry.For(
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
