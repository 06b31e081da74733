using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CityKey.Data.Accounts;
using CityKey.Data.Counter;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;

namespace CityKey.Staff.Access;

/// <summary>Reads the signed-in member of staff from a request's claims, and writes those claims.</summary>
public static class StaffClaims
{
    private const string Stamp = "stamp";
    private const string At = "at";

    /// <exception cref="InvalidOperationException">The request is anonymous.</exception>
    public static Guid StaffId(this ClaimsPrincipal staff) =>
        Guid.Parse(
            staff.FindFirstValue(ClaimTypes.NameIdentifier)
                ?? throw new InvalidOperationException("Nobody is signed in."),
            CultureInfo.InvariantCulture
        );

    public static Actor AsActor(this ClaimsPrincipal staff) => Actor.Staff(staff.StaffId());

    /// <summary>The owner of the counter visits of this sign-in. Another sign-in of the same clerk is another
    /// owner.</summary>
    public static VisitOwner AsVisitOwner(this ClaimsPrincipal clerk)
    {
        var session = SHA256.HashData(Encoding.ASCII.GetBytes($"{clerk.StaffId():N} {clerk.SignedInAt().UtcTicks}"));
        return new VisitOwner(clerk.StaffId(), new Guid(session.AsSpan(0, 16), bigEndian: true));
    }

    public static bool Is(this ClaimsPrincipal staff, StaffRole role) => staff.IsInRole(role.ToString());

    /// <summary>Whether the city's rules let this member of staff close the portal.</summary>
    public static bool MayClosePortal(this ClaimsPrincipal staff, SwitchRules rules) =>
        staff.Is(StaffRole.Administrator) || (rules.SupervisorsClose && staff.Is(StaffRole.Supervisor));

    /// <summary>When this session began.</summary>
    public static DateTimeOffset SignedInAt(this ClaimsPrincipal staff) =>
        DateTimeOffset.Parse(staff.FindFirstValue(At)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>Whether the sign-in is still valid: the account is enabled, and its password, second factor and roles
    /// have not changed since.</summary>
    public static bool IsStillValidFor(this ClaimsPrincipal staff, StaffAccount account) =>
        account.DisabledAt is null
        && string.Equals(staff.FindFirstValue(Stamp), account.SecurityStamp, StringComparison.Ordinal);

    /// <summary>The claims of an account, with its current roles.</summary>
    /// <param name="at">When the person signed in.</param>
    public static ClaimsPrincipal PrincipalFor(StaffAccount account, DateTimeOffset at, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, account.UserName!));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp!));
        identity.AddClaim(new Claim(At, at.ToString("O", CultureInfo.InvariantCulture)));
        identity.AddClaims(account.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }
}
