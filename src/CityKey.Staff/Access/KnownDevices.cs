using System.Security.Cryptography;
using CityKey.Web;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CityKey.Staff.Access;

/// <summary>Remembers in a browser cookie that an account has signed in from this browser. The server stores
/// nothing.</summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, SiteOptions site)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);
    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("CityKey.Staff.KnownDevices")
        .ToTimeLimitedDataProtector();

    public bool Knows(HttpContext context, string account)
    {
        if (context.Request.Cookies[Cookie(context).Name] is not { } value)
        {
            return false;
        }

        try
        {
            return string.Equals(protector.Unprotect(value), account, StringComparison.Ordinal);
        }
        catch (CryptographicException)
        {
            // Expired or forged: treat it as an unknown device.
            return false;
        }
    }

    public void Remember(HttpContext context, string account)
    {
        var (name, options) = Cookie(context);
        options.MaxAge = Lifetime;
        context.Response.Cookies.Append(name, protector.Protect(account, Lifetime), options);
    }

    private (string Name, CookieOptions Options) Cookie(HttpContext context)
    {
        var cookie = SiteDefaults.OwnCookie(site, "device");
        return (cookie.Name!, cookie.Build(context));
    }
}
