using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace CityKey.Staff.Access;

/// <summary>Keeps guessing slow without shutting anybody out for long.</summary>
/// <param name="configuration"><c>RateLimits:Account</c>: tries at one account in five minutes.</param>
internal sealed class SignInLimits(IConfiguration configuration) : IDisposable
{
    private const int Tries = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // Two hashes at a time: a storm of sign-ins must leave the other core to people who are at work.
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

    /// <summary>One try at an account. A device that has signed in to it before has tries of its own,
    /// so that a stranger who guesses cannot keep the owner out.</summary>
    public bool Allow(string account, bool knownDevice)
    {
        using var lease = tries.AttemptAcquire((account, knownDevice));
        return lease.IsAcquired;
    }

    /// <summary>A turn at the hash, which costs more than anything else here.</summary>
    public ValueTask<RateLimitLease> TurnAsync(CancellationToken cancellationToken) =>
        hashing.AcquireAsync(1, cancellationToken);

    public void Dispose()
    {
        hashing.Dispose();
        tries.Dispose();
    }
}
