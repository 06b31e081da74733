namespace CityKey.Domain.Cards;

/// <param name="FromAge">The youngest age, in completed years, that this line is for.</param>
/// <param name="Years">Null: the card never expires.</param>
public sealed record ValidityBand(int FromAge, int? Years);

/// <summary>How long a card is good, by the age on the day of issue.</summary>
public sealed record CardValidity(IReadOnlyList<ValidityBand> Bands)
{
    /// <summary>The last day of a month, because an expiry to the day would give the birthday away; null when it never expires.</summary>
    public DateOnly? ExpiryFor(int age, DateOnly issued)
    {
        var band = Bands.Where(b => b.FromAge <= age).MaxBy(b => b.FromAge)
            ?? throw new RuleViolationException("card.validity", "No validity is set for this age.");
        if (band.Years is not { } years)
        {
            return null;
        }

        var month = issued.AddYears(years);
        return new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
    }
}
