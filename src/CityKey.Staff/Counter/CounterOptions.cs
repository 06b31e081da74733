using CityKey.Domain.Counter;
using Microsoft.Extensions.Configuration;

namespace CityKey.Staff.Counter;

/// <summary><c>Counter:Keeps</c>: what this city keeps of a counter visit that led to a card.</summary>
internal sealed record CounterOptions(CounterRetention Keeps)
{
    /// <exception cref="InvalidOperationException">It is set to something that is none of the three: then nothing is
    /// kept and nobody is served, rather than the wrong thing kept.</exception>
    public static CounterOptions Read(IConfiguration configuration) =>
        configuration["Counter:Keeps"] switch
        {
            null or "" => new CounterOptions(CounterRetention.SerialOnly),
            { } set
                when Enum.TryParse<CounterRetention>(set, ignoreCase: false, out var retention)
                    && Enum.IsDefined(retention)
                    && !char.IsAsciiDigit(set[0]) => new CounterOptions(retention),
            _ => throw new InvalidOperationException(
                "Counter:Keeps must be SerialOnly, SerialAndDigest or NameBirthDatePhoto."
            ),
        };
}
