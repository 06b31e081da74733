using CityKey.Web;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CityKey.Portal.Sessions;

/// <summary>The cookie that carries a <see cref="ResidentSession"/>. It expires when the browser is closed or after
/// half an hour without a request.</summary>
internal static class ResidentCookie
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    public static void AddResidentSession(this IServiceCollection services)
    {
        services.AddAuthentication(ResidentSession.Scheme).AddCookie(ResidentSession.Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(ResidentSession.Scheme)
            .Configure<SiteOptions>(
                (options, site) =>
                {
                    options.Cookie = SiteDefaults.OwnCookie(site, "resident");
                    options.ExpireTimeSpan = IdleTimeout;
                    options.SlidingExpiration = true;
                }
            );
    }
}
