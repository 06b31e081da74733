using CityKey.Data.Outbox;

namespace CityKey.Worker.Mail;

/// <summary>Limits the mail that this worker sends per minute, and pauses while the server cannot be reached.</summary>
internal sealed class MailRateLimit(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    // A burst of ten seconds' worth is allowed.
    private readonly double most = Math.Max(1, perMinute / 6.0);
    private double left = Math.Max(1, perMinute / 6.0);
    private DateTimeOffset counted = time.GetUtcNow();
    private DateTimeOffset restsUntil;
    private int failures;

    /// <summary>Whether a message may be sent now.</summary>
    public bool Allows()
    {
        var now = time.GetUtcNow();
        left = Math.Min(most, left + (perMinute * (now - counted).TotalMinutes));
        counted = now;
        return left >= 1 && now >= restsUntil;
    }

    /// <summary>Counts a message that was handed over, accepted or not.</summary>
    public void Spend()
    {
        left--;
        failures = 0;
    }

    /// <summary>Pauses because the server could not be reached; longer each time.</summary>
    public void Rest() => restsUntil = time.GetUtcNow() + Backoff.After(++failures, FirstRest, LongestRest);
}
