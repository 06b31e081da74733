namespace CityKey.Data.Accounts;

/// <summary>An invitation to create a staff account. The token of its link is not stored, only a digest.</summary>
public sealed class StaffInvitation
{
    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string[] Roles { get; init; } = [];
    public byte[] TokenDigest { get; init; } = [];
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
}
