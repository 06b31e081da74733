using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The slip that a person gets with the card: the serial number, the secret that revokes the card, and how to
/// report the card lost.</summary>
internal sealed class SlipModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : SlipPageModel(visit, city, clock);
