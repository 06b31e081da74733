using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The slip of a person who got no card: why, what would do, and how to have it looked at again.</summary>
internal sealed class RefusalModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : SlipPageModel(visit, city, clock)
{
    public string SiteName => City.Sites.FirstOrDefault(s => s.Code == Visit.Site)?.Name ?? City.Name;
}
