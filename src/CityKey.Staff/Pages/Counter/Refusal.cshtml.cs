using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The slip for a person who got no card: the reasons, which documents would be enough, and how to ask for a
/// review.</summary>
internal sealed class RefusalModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : SlipPageModel(visit, city, clock)
{
    public string SiteName => City.Sites.FirstOrDefault(s => s.Code == Visit.Site)?.Name ?? City.Name;
}
