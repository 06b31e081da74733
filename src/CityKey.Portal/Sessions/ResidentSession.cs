using System.Security.Claims;
using CityKey.Data.Sealing;
using Microsoft.AspNetCore.Authentication;

namespace CityKey.Portal.Sessions;

/// <summary>A resident's session. All of it is in the resident's own encrypted cookie; the server stores
/// nothing.</summary>
public sealed record ResidentSession(AccessCode Code, ResidentKey Key)
{
    public const string Scheme = "Resident";

    private const string CodeClaim = "code";
    private const string WrappingClaim = "wrapping";

    /// <summary>Reads the session of a request. Null when no application is open.</summary>
    public static ResidentSession? Of(ClaimsPrincipal visitor) =>
        visitor.FindFirstValue(ClaimTypes.NameIdentifier) is { } lookupId
        && visitor.FindFirstValue(WrappingClaim) is { } wrapping
        && AccessCode.TryRead(visitor.FindFirstValue(CodeClaim), out var code)
            ? new ResidentSession(
                code,
                new ResidentKey(Convert.FromBase64String(lookupId), Convert.FromBase64String(wrapping))
            )
            : null;

    public Task BeginAsync(HttpContext context) =>
        context.SignInAsync(
            Scheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new Claim(ClaimTypes.NameIdentifier, Convert.ToBase64String(Key.LookupId)),
                        new Claim(WrappingClaim, Convert.ToBase64String(Key.WrappingKey)),
                        new Claim(CodeClaim, Code.Normal),
                    ],
                    Scheme
                )
            )
        );

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Never includes the access code, so that it cannot reach a log.</summary>
    public override string ToString() => "resident session";
}
