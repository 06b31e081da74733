namespace CityKey.Web.Security;

/// <summary>A limit on posting a form. Pages carry it as endpoint metadata; <see cref="RateLimits"/> enforces
/// it.</summary>
/// <param name="Name">Also the setting that overrides <paramref name="PermitLimit"/>, such as
/// <c>RateLimits:Start</c>.</param>
/// <param name="PermitLimit">Requests of one client address within <paramref name="Window"/>.</param>
/// <param name="Concurrency">Requests of all clients that one node handles at the same time.</param>
public sealed record RateLimit(string Name, int PermitLimit, TimeSpan Window, int Concurrency)
{
    // The people in a library, a shelter or a city hall share one address, so each figure is for a full room.

    /// <summary>Starting a draft. The concurrency limit bounds how many requests wait for key derivation.</summary>
    public static readonly RateLimit Start = new("Start", 60, TimeSpan.FromMinutes(10), 100);

    /// <summary>Entering an access code. Codes have 100 random bits, so guessing is not a risk at this rate.</summary>
    public static readonly RateLimit Code = new("Code", 30, TimeSpan.FromMinutes(1), 100);

    /// <summary>Uploading a picture: ten documents and a photo for each person, with retakes. Only four pictures are
    /// decoded at a time; other uploads wait.</summary>
    public static readonly RateLimit Upload = new("Upload", 300, TimeSpan.FromMinutes(10), 64);

    /// <summary>A whole office signing in at nine. Each account also has a narrower limit of its own.</summary>
    public static readonly RateLimit SignIn = new("SignIn", 300, TimeSpan.FromMinutes(5), 100);

    /// <summary>Opening an invitation. Its token has 256 random bits.</summary>
    public static readonly RateLimit Invitation = new("Invitation", 60, TimeSpan.FromMinutes(10), 20);

    /// <summary>Any other form.</summary>
    public static readonly RateLimit Form = new("Form", 1200, TimeSpan.FromMinutes(1), 400);

    public static IReadOnlyList<RateLimit> All { get; } = [Start, Code, Upload, SignIn, Invitation, Form];
}
