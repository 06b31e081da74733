using CityKey.Data.Audit;
using CityKey.Domain.People;

namespace CityKey.Data.Accounts;

/// <summary>Audit rows about accounts, which are no <see cref="Domain.Entity"/> because Identity makes
/// them.</summary>
public static class AccountEntries
{
    public static AuditEntry Of(
        string action,
        Actor by,
        Guid subject,
        TimeProvider time,
        params (string Name, string Value)[] detail
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            At = time.GetUtcNow(),
            ActorKind = by.Kind.ToString(),
            ActorId = by.Id,
            Action = action,
            Subject = subject,
            Detail = detail.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal),
        };
}
