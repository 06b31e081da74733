namespace CityKey.Benchmarks.Running;

/// <summary>One thing that is done as often as possible for a while.</summary>
/// <param name="RateAsync">Does it for the time given and says how often in a second it was done.</param>
internal sealed record Variant(string Name, Func<TimeSpan, Task<double>> RateAsync);

/// <summary>A figure with its rounds: what counts is the middle one.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToList();
        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }
}

/// <summary>Measures one thing against another in the same rounds, in an order that changes: a busy machine slows
/// both.</summary>
internal static class Ratio
{
    public static int Rounds { get; set; } = 7;

    public static async Task<Measured> OfAsync(Variant measured, Variant limit, TimeSpan slice, TimeSpan warmUp)
    {
        // A path that is still being compiled says nothing.
        await WarmAsync(limit, slice, warmUp);
        await WarmAsync(measured, slice, warmUp);
        var (ratios, rates, limits) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var measuredFirst = round % 2 == 0;
            var first = await (measuredFirst ? measured : limit).RateAsync(slice);
            var second = await (measuredFirst ? limit : measured).RateAsync(slice);
            var (rate, most) = measuredFirst ? (first, second) : (second, first);
            ratios.Add(rate / most);
            rates.Add(rate);
            limits.Add(most);
            await Console.Error.WriteLineAsync(
                $"  round {round + 1}: {measured.Name} {rate:0.0}/s, {limit.Name} {most:0.0}/s, ratio "
                    + $"{rate / most:0.000}"
            );
        }

        return new Measured(Spread.Of(ratios), Spread.Of(rates), Spread.Of(limits));
    }

    private static async Task WarmAsync(Variant variant, TimeSpan slice, TimeSpan warmUp)
    {
        for (var warm = TimeSpan.Zero; warm < warmUp; warm += slice)
        {
            await variant.RateAsync(slice);
        }
    }
}

/// <summary>What came of the rounds; the rates are for orientation only.</summary>
internal sealed record Measured(Spread Ratio, Spread Rate, Spread Limit)
{
    public string Rates => $"{Rate.Median:0}/s against {Limit.Median:0}/s";
}
