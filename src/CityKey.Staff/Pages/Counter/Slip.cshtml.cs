using CityKey.Domain.Places;
using CityKey.Staff.Counter;
using CityKey.Staff.Languages;

namespace CityKey.Staff.Pages.Counter;

/// <summary>The slip that goes home with a card: its serial, its secret, and how to report it lost.</summary>
internal sealed class SlipModel(CurrentVisit visit, CityProfile city, CityClock clock)
    : SlipPageModel(visit, city, clock);
