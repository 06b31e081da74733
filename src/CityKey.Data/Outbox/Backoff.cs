using System.Security.Cryptography;

namespace CityKey.Data.Outbox;

/// <summary>Exponential backoff with a limit and jitter.</summary>
public static class Backoff
{
    private const int MostDoublings = 20;

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="attempt">The number of failed attempts, from one.</param>
    /// <param name="first">The wait after the first attempt.</param>
    /// <param name="longest">The limit.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        var wait = doubled < longest ? doubled : longest;
        // Up to a fifth less, so that messages that failed together are not retried together.
        return wait * (1 - RandomNumberGenerator.GetInt32(0, 2000) / 10_000.0);
    }
}
