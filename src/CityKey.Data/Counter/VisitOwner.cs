using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CityKey.Data.Accounts;
using CityKey.Domain.People;

namespace CityKey.Data.Counter;

/// <summary>Whose visit it is: one sign-in of one clerk. The seal is bound to both, so a visit ends with its
/// session.</summary>
public sealed record VisitOwner(Guid ClerkId, Guid Session)
{
    public Actor Actor => Actor.Staff(ClerkId);

    public static VisitOwner Of(ClaimsPrincipal clerk)
    {
        var session = SHA256.HashData(Encoding.ASCII.GetBytes($"{clerk.StaffId():N} {clerk.SignedInAt().UtcTicks}"));
        return new VisitOwner(clerk.StaffId(), new Guid(session.AsSpan(0, 16), bigEndian: true));
    }
}
