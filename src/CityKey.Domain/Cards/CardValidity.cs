using CityKey.Domain.People;

namespace CityKey.Domain.Cards;

/// <summary>How long a card is valid from an age on.</summary>
/// <param name="FromAge">The youngest age of the band, in completed years.</param>
/// <param name="Years">Null for a card that never expires.</param>
/// <param name="UntilAge">The birthday on which the card ends if that is sooner; null for none.</param>
public sealed record ValidityBand(int FromAge, int? Years, int? UntilAge = null);

/// <summary>How long a card is valid, by the age on the day of issue.</summary>
public sealed record CardValidity(IReadOnlyList<ValidityBand> Bands)
{
    /// <summary>The last day on which a card is valid; null when it never expires. Always the last day of a month,
    /// because an exact date would reveal the birthday.</summary>
    public DateOnly? ExpiryFor(DateOfBirth born, DateOnly issued)
    {
        var age = born.AgeOn(issued);
        var band =
            Bands.Where(b => b.FromAge <= age).MaxBy(b => b.FromAge)
            ?? throw new RuleViolationException("card.validity", "No validity is set for this age.");
        DateOnly?[] ends =
        [
            band.Years is { } years ? issued.AddYears(years) : null,
            band.UntilAge is { } until ? born.Value.AddYears(until) : null,
        ];
        return ends.Min() is { } end
            ? new DateOnly(end.Year, end.Month, DateTime.DaysInMonth(end.Year, end.Month))
            : null;
    }
}
