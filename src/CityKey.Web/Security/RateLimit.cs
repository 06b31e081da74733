namespace CityKey.Web.Security;

/// <summary>How often one address may do something, and how many at once a node does of it. A page carries it as
/// metadata; <see cref="RateLimits"/> keeps it.</summary>
/// <param name="Name">Also the setting that changes <paramref name="Most"/>: <c>RateLimits:Start</c>.</param>
/// <param name="Most">Of one address, within <paramref name="Window"/>.</param>
/// <param name="AtOnce">On this node, whoever asks.</param>
public sealed record RateLimit(string Name, int Most, TimeSpan Window, int AtOnce)
{
    // People of a library, a shelter or a city hall share one address: each figure is for a full room of them, not for
    // one.

    /// <summary>Drafts: a room of people, each starting once or twice. What waits for a stretched code is bounded by
    /// the second figure.</summary>
    public static readonly RateLimit Start = new("Start", 60, TimeSpan.FromMinutes(10), 100);

    /// <summary>Access codes: 100 random bits need no narrower pace than typing does.</summary>
    public static readonly RateLimit Code = new("Code", 30, TimeSpan.FromMinutes(1), 100);

    /// <summary>Pictures: ten documents and a photo each, retakes included. Only four are in memory at a time; the
    /// others wait their turn.</summary>
    public static readonly RateLimit Upload = new("Upload", 300, TimeSpan.FromMinutes(10), 64);

    /// <summary>A whole office signing in at nine. Each account has its own, narrower limit.</summary>
    public static readonly RateLimit SignIn = new("SignIn", 300, TimeSpan.FromMinutes(5), 100);

    /// <summary>Links of invitations: 256 random bits.</summary>
    public static readonly RateLimit Invitation = new("Invitation", 60, TimeSpan.FromMinutes(10), 20);

    /// <summary>Any other form.</summary>
    public static readonly RateLimit Form = new("Form", 1200, TimeSpan.FromMinutes(1), 400);

    public static IReadOnlyList<RateLimit> All { get; } = [Start, Code, Upload, SignIn, Invitation, Form];
}
