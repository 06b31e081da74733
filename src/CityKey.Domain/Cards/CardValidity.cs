using CityKey.Domain.People;

namespace CityKey.Domain.Cards;

/// <param name="FromAge">The youngest age, in completed years, that this line is for.</param>
/// <param name="Years">Null: the card never expires.</param>
/// <param name="UntilAge">The birthday at which it ends, when that is sooner; null for none.</param>
public sealed record ValidityBand(int FromAge, int? Years, int? UntilAge = null);

/// <summary>How long a card is good, by the age on the day of issue.</summary>
public sealed record CardValidity(IReadOnlyList<ValidityBand> Bands)
{
    /// <summary>The last day of a month, because an expiry to the day would give the birthday away; null when it never
    /// expires.</summary>
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
