using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CityKey.Data;
using CityKey.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Staff.Access;

/// <summary>Staff sessions, kept on the server so that they can be ended there. The database stores only a digest of
/// each session key.</summary>
internal sealed class StaffSessions(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time)
    : ITicketStore
{
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(8);

    // Not every request writes: half a minute does not matter to the idle timeout, a write for each picture would.
    private static readonly TimeSpan LastSeenPrecision = TimeSpan.FromSeconds(30);
    private readonly IDataProtector protector = protection.CreateProtector("CityKey.Accounts.StaffSessions");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityKeyDb>();
        db.Add(
            new StaffSession
            {
                Id = Guid.CreateVersion7(),
                AccountId = ticket.Principal.StaffId(),
                KeyDigest = DigestOf(key),
                Ticket = Protect(ticket),
                CreatedAt = now,
                LastSeenAt = now,
                ExpiresAt = now + MaxLifetime,
            }
        );
        await db.SaveChangesAsync();
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var digest = DigestOf(key);
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<CityKeyDb>().Sessions;
        var session = await sessions.AsNoTracking().SingleOrDefaultAsync(s => s.KeyDigest == digest);
        if (session is null || now >= session.ExpiresAt || now - session.LastSeenAt >= IdleTimeout)
        {
            return null;
        }

        if (now - session.LastSeenAt >= LastSeenPrecision)
        {
            await sessions
                .Where(s => s.Id == session.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.LastSeenAt, now));
        }

        return TicketSerializer.Default.Deserialize(protector.Unprotect(session.Ticket));
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var digest = DigestOf(key);
        var bytes = Protect(ticket);
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<CityKeyDb>()
            .Sessions.Where(s => s.KeyDigest == digest)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Ticket, bytes));
    }

    public async Task RemoveAsync(string key)
    {
        var digest = DigestOf(key);
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<CityKeyDb>()
            .Sessions.Where(s => s.KeyDigest == digest)
            .ExecuteDeleteAsync();
    }

    private static byte[] DigestOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private byte[] Protect(AuthenticationTicket ticket) =>
        protector.Protect(TicketSerializer.Default.Serialize(ticket));
}
