using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CityKey.Data.Settings;
using CityKey.Domain;
using CityKey.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CityKey.Data.Accounts;

/// <summary>One-time links by which people become members of staff. Only the token's digest is stored.</summary>
public sealed class StaffInvitations(
    CityKeyDb db,
    UserManager<StaffAccount> accounts,
    IConfiguration configuration,
    TimeProvider time
)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private const string DefaultAddress = "http://localhost:5081";

    /// <summary>Invites a person.</summary>
    /// <returns>The link, which nobody can show a second time.</returns>
    /// <exception cref="RuleViolationException">It is no e-mail address, or has an account already.</exception>
    public async Task<Uri> InviteAsync(string email, StaffRole role, Actor by, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryOf(email, out var address, out _))
        {
            throw new RuleViolationException("staff.email", "This is not a valid email address.");
        }

        if (await accounts.FindByEmailAsync(address!.Value) is not null)
        {
            throw new RuleViolationException("staff.known", "This email address already has an account.");
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var invitation = new StaffInvitation
        {
            Id = Guid.CreateVersion7(),
            Email = address.Value,
            Roles = [role.ToString()],
            TokenDigest = DigestOf(token),
            ExpiresAt = time.GetUtcNow() + Kept,
        };
        db.Add(invitation);
        db.Add(AccountEntries.Of("staff.invited", by, invitation.Id, time, ("role", role.ToString())));
        await db.SaveChangesAsync(cancellationToken);
        return new Uri(new Uri(SiteAddress.Of(configuration, "Staff") ?? DefaultAddress), $"/invitation/{token}");
    }

    /// <returns>Null when no such invitation waits: unknown, used or too old.</returns>
    public Task<StaffInvitation?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (digest, now) = (DigestOf(token), time.GetUtcNow());
        return db.Invitations.SingleOrDefaultAsync(
            i => i.TokenDigest == digest && i.AcceptedAt == null && i.ExpiresAt > now,
            cancellationToken
        );
    }

    private static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
