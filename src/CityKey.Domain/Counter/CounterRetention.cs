namespace CityKey.Domain.Counter;

/// <summary>What a city keeps of a counter visit; counsel's setting, said to the resident before anything is
/// typed.</summary>
public enum CounterRetention
{
    /// <summary>The card's serial, dates, status, rule set and site. The default.</summary>
    SerialOnly,

    /// <summary>That, and the keyed digest of name and birth date, so that a second card is noticed.</summary>
    SerialAndDigest,

    /// <summary>That, and name, birth date and photo, sealed as an online application is.</summary>
    NameBirthDatePhoto,
}
