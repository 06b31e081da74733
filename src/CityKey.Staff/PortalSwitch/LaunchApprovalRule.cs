using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.PortalSwitch;

/// <summary>Whether this city's portal may be opened: in production only after counsel has confirmed everything that
/// the launch needs.</summary>
internal sealed class LaunchApprovalRule(CityProfile city, IHostEnvironment environment, TimeProvider time)
{
    /// <summary>What counsel has not confirmed yet.</summary>
    public IReadOnlyList<LaunchApprovalItem> Missing { get; } =
        LaunchApproval.Missing(city, city.DayOf(time.GetUtcNow()));

    /// <summary>In development a portal may be opened without approval. The page then says that it is a
    /// demonstration.</summary>
    public bool Refuses => Missing.Count > 0 && !environment.IsDevelopment();
}
