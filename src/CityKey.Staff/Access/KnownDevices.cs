using System.Security.Cryptography;
using CityKey.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CityKey.Staff.Access;

/// <summary>Remembers in the browser, and nowhere else, that an account has signed in from it.</summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, SiteOptions site)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("CityKey.Staff.KnownDevices")
        .ToTimeLimitedDataProtector();

    public bool Knows(HttpContext context, string account)
    {
        if (context.Request.Cookies[Cookie(context).Name] is not { } kept)
        {
            return false;
        }

        try
        {
            return string.Equals(protector.Unprotect(kept), account, StringComparison.Ordinal);
        }
        catch (CryptographicException)
        {
            // Too old, or made up: then it is a device like any other.
            return false;
        }
    }

    public void Remember(HttpContext context, string account)
    {
        var (name, options) = Cookie(context);
        options.MaxAge = Kept;
        context.Response.Cookies.Append(name, protector.Protect(account, Kept), options);
    }

    private (string Name, CookieOptions Options) Cookie(HttpContext context)
    {
        var cookie = SiteDefaults.OwnCookie(site, "device");
        return (cookie.Name!, cookie.Build(context));
    }
}
