using System.Net;
using System.Threading.RateLimiting;

namespace CityKey.Portal.Gate;

/// <summary>How often access codes may be tried from one address; kept in memory alone, and forgotten within a minute.</summary>
public sealed class ReturnPace : IDisposable
{
    // A shelter's or a library's people share one address; 100 random bits need no narrower pace.
    private const int TriesInAMinute = 30;

    private readonly PartitionedRateLimiter<IPAddress> _pace = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = TriesInAMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    public bool Allows(IPAddress? from)
    {
        using var lease = _pace.AttemptAcquire(from ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => _pace.Dispose();
}
