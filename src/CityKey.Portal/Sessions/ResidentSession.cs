using System.Security.Claims;
using CityKey.Data.Sealing;
using Microsoft.AspNetCore.Authentication;

namespace CityKey.Portal.Sessions;

/// <summary>A resident who has their application open: all of it is in their own encrypted cookie, nothing is kept on
/// this side.</summary>
public sealed record ResidentSession(AccessCode Code, ResidentKey Key)
{
    public const string Scheme = "Resident";

    private const string CodeClaim = "code";
    private const string WrappingClaim = "wrapping";

    /// <summary>Null when nobody has an application open here.</summary>
    public static ResidentSession? Of(ClaimsPrincipal visitor) =>
        visitor.FindFirstValue(ClaimTypes.NameIdentifier) is { } lookUp
        && visitor.FindFirstValue(WrappingClaim) is { } wrapping
        && AccessCode.TryRead(visitor.FindFirstValue(CodeClaim), out var code)
            ? new ResidentSession(
                code,
                new ResidentKey(Convert.FromBase64String(lookUp), Convert.FromBase64String(wrapping))
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

    /// <summary>Never the code.</summary>
    public override string ToString() => "resident session";
}
