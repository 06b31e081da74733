namespace CityKey.Domain.Counter;

/// <summary>What a city keeps of a counter visit. Counsel sets it. The resident is told before anything is
/// typed.</summary>
public enum CounterRetention
{
    /// <summary>The card's serial, dates, status, rule set and site. The default.</summary>
    SerialOnly,

    /// <summary>As <see cref="SerialOnly"/>, and the keyed digest of name and birth date, so that a second card is
    /// noticed.</summary>
    SerialAndDigest,

    /// <summary>As <see cref="SerialAndDigest"/>, and name, birth date and photo, sealed as an online application
    /// is.</summary>
    NameBirthDatePhoto,
}
