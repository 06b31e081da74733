using Microsoft.Extensions.Configuration;

namespace CityKey.Web.Starting;

/// <summary>The role that is about to start, with its settings and environment.</summary>
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

/// <summary>One problem that a check found.</summary>
/// <param name="Setting">The setting that is wrong, or the part that has the problem.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record StartProblem(string Setting, string Remedy);

/// <summary>A check of what is about to start. It reports every problem it finds, not only the first.</summary>
public interface IStartCheck
{
    /// <returns>Empty when there is no problem, or when the check does not apply to the role.</returns>
    Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken);
}
