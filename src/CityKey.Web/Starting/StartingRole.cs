using Microsoft.Extensions.Configuration;

namespace CityKey.Web.Starting;

/// <summary>What starts: a role, the database role it must sign in with, its settings and its environment.</summary>
/// <param name="Role"><c>Portal</c>, <c>Staff</c> or <c>Worker</c>, as in <c>ConnectionStrings:Portal</c>.</param>
public sealed record StartingRole(string Role, IConfiguration Settings, bool Development)
{
    public const string Portal = "Portal";
    public const string Staff = "Staff";
    public const string Worker = "Worker";

    public string DatabaseRole => $"ck_{Role.ToLowerInvariant()}";

    public string ConnectionName => $"ConnectionStrings:{Role}";

    public string? Connection => Settings[ConnectionName];

    public bool HasSite => Role != Worker;
}

/// <summary>One thing that is not safe.</summary>
/// <param name="Setting">The setting to look at, or what else is wrong.</param>
/// <param name="Mend">What would do.</param>
public sealed record StartProblem(string Setting, string Mend);

/// <summary>One look at what is about to start. Looks say everything they find; none stops at the first.</summary>
public interface IStartCheck
{
    /// <returns>Empty when this is safe, or not this role's.</returns>
    Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken);
}
