using System.Globalization;
using System.Text.RegularExpressions;

namespace CityKey.Benchmarks.Running;

/// <summary>The load generator: a process of its own, two threads, connections kept alive.</summary>
internal static partial class Wrk
{
    /// <summary>Asks as often as possible. Any answer but the awaited one is a failure of the whole run.</summary>
    /// <param name="script">A Lua file beside the program, and what it is given.</param>
    public static async Task<double> RateAsync(
        Uri address,
        int connections,
        TimeSpan time,
        string? script = null,
        params string[] given
    )
    {
        var wrk =
            Tool.Find("wrk")
            ?? throw new InvalidOperationException("wrk is not installed (Debian: apt-get install wrk).");
        string[] how = ["-t2", $"-c{connections}", $"-d{time.TotalSeconds:0}s", "--timeout", "30s"];
        string[] with = script is null ? [] : ["-s", Path.Combine(AppContext.BaseDirectory, script)];
        var said = await Tool.RunAsync(
            wrk,
            [.. how, .. with, address.ToString(), .. given.Length == 0 ? [] : given.Prepend("--")]
        );
        return Wrong().IsMatch(said)
            ? throw new InvalidOperationException($"wrk met other answers than awaited: {said}")
            : double.Parse(Rate().Match(said).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    // Sockets that the end of the run cut are no failure.
    [GeneratedRegex(
        @"Non-2xx or 3xx responses|unexpected answers: [1-9]|timeout [1-9]",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Wrong();
}
