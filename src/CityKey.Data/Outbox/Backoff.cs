using System.Security.Cryptography;

namespace CityKey.Data.Outbox;

/// <summary>How long to wait before another try: twice as long each time up to a limit, and never all at the same
/// instant.</summary>
public static class Backoff
{
    private const int MostDoublings = 20;

    /// <param name="attempt">Counted from one.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        var wait = doubled < longest ? doubled : longest;
        // Up to a fifth less, so that what failed together does not come back together.
        return wait * (1 - RandomNumberGenerator.GetInt32(0, 2000) / 10_000.0);
    }
}
