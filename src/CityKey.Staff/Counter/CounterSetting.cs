using CityKey.Domain.Counter;
using Microsoft.Extensions.Configuration;

namespace CityKey.Staff.Counter;

/// <summary><c>Counter:Keeps</c>: what this city keeps of a counter visit that led to a card.</summary>
internal sealed record CounterSetting(CounterKeeps Keeps)
{
    /// <exception cref="InvalidOperationException">It is set to something that is none of the three: then nothing is
    /// kept and nobody is served, rather than the wrong thing kept.</exception>
    public static CounterSetting Read(IConfiguration configuration) =>
        configuration["Counter:Keeps"] switch
        {
            null or "" => new CounterSetting(CounterKeeps.SerialOnly),
            { } set
                when Enum.TryParse<CounterKeeps>(set, ignoreCase: false, out var keeps)
                    && Enum.IsDefined(keeps)
                    && !char.IsAsciiDigit(set[0]) => new CounterSetting(keeps),
            _ => throw new InvalidOperationException(
                "Counter:Keeps is neither SerialOnly nor SerialAndDigest nor NameBirthDatePhoto."
            ),
        };
}
