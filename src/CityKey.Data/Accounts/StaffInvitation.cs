namespace CityKey.Data.Accounts;

/// <summary>A one-time way to become a member of staff; the token itself is never stored.</summary>
public sealed class StaffInvitation
{
    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string[] Roles { get; init; } = [];
    public byte[] TokenDigest { get; init; } = [];
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
}
