using Microsoft.AspNetCore.Identity;

namespace CityKey.Data.Accounts;

/// <summary>A member of staff who may sign in. Residents have access codes, never accounts.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    /// <summary>Names of <see cref="Domain.People.StaffRole"/>; no role contains another.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The last time step whose code was accepted, so that no code works twice (RFC 6238, section
    /// 5.2).</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Made by the demonstration seed: second factor waived in development, refused in production.</summary>
    public bool Demonstration { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }
}
