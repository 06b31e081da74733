using CityKey.Domain.Legal;
using CityKey.Domain.Places;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Hosting;

namespace CityKey.Staff.Pages.Portal;

/// <summary>Whether this city's portal may be opened here: in production not before counsel's gate is filled.</summary>
internal sealed class LaunchApprovalRule(CityProfile city, IHostEnvironment environment, TimeProvider time)
{
    public IReadOnlyList<LaunchApprovalItem> Missing { get; } =
        LaunchApproval.Missing(city, city.DayOf(time.GetUtcNow()));

    /// <summary>Elsewhere an unfilled gate is only said: it is a demonstration then.</summary>
    public bool Refuses => Missing.Count > 0 && !environment.IsDevelopment();

    /// <summary>False where it refuses; then the page says so.</summary>
    public bool Allows(ModelStateDictionary page)
    {
        if (Refuses)
        {
            page.AddModelError("act", "gate.shut");
        }

        return !Refuses;
    }
}
