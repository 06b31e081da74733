using CityKey.Domain.Counter;
using Microsoft.Extensions.Configuration;

namespace CityKey.Staff.Counter;

/// <summary>The setting <c>Counter:Keeps</c>: what this city keeps of a counter visit that led to a card.</summary>
internal sealed record CounterOptions(CounterRetention Keeps)
{
    /// <summary>Reads the setting; the default is <see cref="CounterRetention.SerialOnly"/>.</summary>
    /// <exception cref="InvalidOperationException">The value is not one of the three. The site then does not start,
    /// because a default could keep what the city does not want to keep.</exception>
    public static CounterOptions Read(IConfiguration configuration) =>
        configuration["Counter:Keeps"] switch
        {
            null or "" => new CounterOptions(CounterRetention.SerialOnly),
            { } value
                when Enum.TryParse<CounterRetention>(value, ignoreCase: false, out var retention)
                    && Enum.IsDefined(retention)
                    && !char.IsAsciiDigit(value[0]) => new CounterOptions(retention),
            _ => throw new InvalidOperationException(
                "Counter:Keeps must be SerialOnly, SerialAndDigest or NameBirthDatePhoto."
            ),
        };
}
