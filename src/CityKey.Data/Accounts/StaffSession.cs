namespace CityKey.Data.Accounts;

/// <summary>A session of a member of staff. The cookie holds only a random key, whose digest is
/// <see cref="KeyDigest"/>.</summary>
public sealed class StaffSession
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public byte[] KeyDigest { get; init; } = [];
    public byte[] Ticket { get; set; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}
