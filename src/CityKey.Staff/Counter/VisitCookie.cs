using CityKey.Data.Counter;
using CityKey.Web;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Http;

namespace CityKey.Staff.Counter;

/// <summary>The cookie that holds the key of a visit. The key is stored nowhere else. It is a session cookie: the
/// browser deletes it when it is closed.</summary>
internal sealed class VisitCookie(SiteOptions site)
{
    /// <returns>Null where there is no key in the cookie. The caller disposes of the key.</returns>
    public VisitKey? Read(HttpContext context) => VisitKey.TryRead(context.Request.Cookies[Cookie(context).Name]);

    public void Write(HttpContext context, VisitKey key)
    {
        var (name, options) = Cookie(context);
        context.Response.Cookies.Append(name, key.Write(), options);
    }

    public void Delete(HttpContext context)
    {
        var (name, options) = Cookie(context);
        context.Response.Cookies.Delete(name, options);
    }

    private (string Name, CookieOptions Options) Cookie(HttpContext context)
    {
        var cookie = SiteDefaults.OwnCookie(site, "visit");
        return (cookie.Name!, cookie.Build(context));
    }
}
