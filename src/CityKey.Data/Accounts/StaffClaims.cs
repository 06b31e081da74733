using System.Globalization;
using System.Security.Claims;
using CityKey.Domain.People;

namespace CityKey.Data.Accounts;

/// <summary>The member of staff behind a request.</summary>
public static class StaffClaims
{
    private const string Stamp = "stamp";
    private const string At = "at";

    public static Guid StaffId(this ClaimsPrincipal staff) =>
        Guid.Parse(
            staff.FindFirstValue(ClaimTypes.NameIdentifier)
                ?? throw new InvalidOperationException("Nobody is signed in."),
            CultureInfo.InvariantCulture
        );

    public static Actor AsActor(this ClaimsPrincipal staff) => Actor.Staff(staff.StaffId());

    public static bool Is(this ClaimsPrincipal staff, StaffRole role) => staff.IsInRole(role.ToString());

    /// <summary>When this person last proved who they are.</summary>
    public static DateTimeOffset SignedInAt(this ClaimsPrincipal staff) =>
        DateTimeOffset.Parse(staff.FindFirstValue(At)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>True while nothing that a sign-in rests on has changed: password, second factor, roles, the account
    /// itself.</summary>
    public static bool Holds(this ClaimsPrincipal staff, StaffAccount account) =>
        account.DisabledAt is null
        && string.Equals(staff.FindFirstValue(Stamp), account.SecurityStamp, StringComparison.Ordinal);

    /// <summary>Who an account is to the pages, with the roles it has now.</summary>
    public static ClaimsPrincipal As(StaffAccount account, DateTimeOffset at, string scheme)
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
