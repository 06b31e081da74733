using CityKey.Data.Outbox;

namespace CityKey.Worker.Mail;

/// <summary>How fast this worker mails: so many a minute and no more, and not at all while the server is
/// away.</summary>
internal sealed class MailRateLimit(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    // Ten seconds' worth may leave at once.
    private readonly double most = Math.Max(1, perMinute / 6.0);
    private double left = Math.Max(1, perMinute / 6.0);
    private DateTimeOffset counted = time.GetUtcNow();
    private DateTimeOffset restsUntil;
    private int failures;

    /// <summary>Whether one may leave now.</summary>
    public bool Allows()
    {
        var now = time.GetUtcNow();
        left = Math.Min(most, left + (perMinute * (now - counted).TotalMinutes));
        counted = now;
        return left >= 1 && now >= restsUntil;
    }

    /// <summary>One was handed over, whatever the server said.</summary>
    public void Spend()
    {
        left--;
        failures = 0;
    }

    /// <summary>The server was away: longer each time.</summary>
    public void Rest() => restsUntil = time.GetUtcNow() + Backoff.After(++failures, FirstRest, LongestRest);
}
