using CityKey.Domain.People;

namespace CityKey.Data.Counter;

/// <summary>The owner of a visit: one clerk in one sign-in session. The sealed visit is bound to both, so it cannot be
/// opened after the session has ended.</summary>
/// <param name="Session">An id derived from the clerk and the moment of signing in.</param>
public sealed record VisitOwner(Guid ClerkId, Guid Session)
{
    /// <summary>The clerk, for events and audit entries.</summary>
    public Actor Actor => Actor.Staff(ClerkId);
}
