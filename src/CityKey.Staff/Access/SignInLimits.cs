using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace CityKey.Staff.Access;

/// <summary>Slows down password guessing without locking an account out for long.</summary>
/// <param name="configuration"><c>RateLimits:Account</c>: tries per account in five
/// minutes.</param>
internal sealed class SignInLimits(IConfiguration configuration) : IDisposable
{
    private const int Tries = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // Two hashes at a time, so that a burst of sign-ins leaves CPU for requests of staff who are signed in.
    private readonly ConcurrencyLimiter hashing = new(
        new()
        {
            PermitLimit = 2,
            QueueLimit = 40,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    private readonly PartitionedRateLimiter<(string Account, bool Known)> tries = PartitionedRateLimiter.Create<
        (string Account, bool Known),
        (string, bool)
    >(who =>
        RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ =>
                new()
                {
                    PermitLimit = configuration.GetValue("RateLimits:Account", Tries),
                    Window = Window,
                    SegmentsPerWindow = 10,
                }
        )
    );

    /// <summary>Counts one try at an account. A device that has signed in to it before has its own count, so that a
    /// stranger who guesses cannot lock the owner out.</summary>
    public bool Allow(string account, bool knownDevice)
    {
        using var lease = tries.AttemptAcquire((account, knownDevice));
        return lease.IsAcquired;
    }

    /// <summary>Waits for permission to compute a password hash, the most expensive step of a sign-in.</summary>
    /// <returns>A lease to dispose of; it is not acquired when too many requests wait already.</returns>
    public ValueTask<RateLimitLease> WaitToHashAsync(CancellationToken cancellationToken) =>
        hashing.AcquireAsync(1, cancellationToken);

    public void Dispose()
    {
        hashing.Dispose();
        tries.Dispose();
    }
}
