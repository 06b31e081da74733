using Microsoft.AspNetCore.Identity;

namespace CityKey.Data.Accounts;

/// <summary>The account of a member of staff. Residents have access codes, not accounts.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    /// <summary>Names of <see cref="Domain.People.StaffRole"/>. No role includes another.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The time step of the last accepted code; codes up to this step are refused (RFC 6238, section
    /// 5.2).</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Whether <see cref="DemonstrationAccounts"/> created it. Such an account needs no second factor in
    /// development, and cannot sign in elsewhere.</summary>
    public bool Demonstration { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }
}
