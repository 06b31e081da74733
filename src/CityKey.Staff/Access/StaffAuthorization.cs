using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Staff.Routing;
using CityKey.Web;
using CityKey.Web.Security;
using CityKey.Web.Sites;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Staff.Access;

/// <summary>Authorization of the staff site, in one place. A page that is not listed is for every signed-in member of
/// staff.</summary>
internal static class StaffAuthorization
{
    public const string Scheme = "staff";

    /// <summary>Opens applications, issues cards and serves a counter. An administrator does none of these.</summary>
    public const string Review = "review";

    /// <summary>Closes the portal and sees the state of the switch.</summary>
    public const string Switch = "switch";

    /// <summary>Opens the portal, schedules changes, and confirms on each working day that it stays closed.</summary>
    public const string Open = "open";

    /// <summary>Places legal holds. Only counsel releases one; the page checks that.</summary>
    public const string Holds = "holds";

    /// <summary>Reads which parts of the city's profile counsel has confirmed.</summary>
    public const string Profile = "profile";

    public static void Configure(IServiceCollection services, SiteOptions site, SwitchRules rules)
    {
        services.AddSingleton<StaffSessions>();
        services.AddScoped<AccountRevalidation>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<TotpEnrollment>();
        services.AddScoped<StaffSignIn>().AddScoped<StepUp>();
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services
            .AddOptions<CookieAuthenticationOptions>(Scheme)
            .Configure<StaffSessions>(
                (cookie, sessions) =>
                {
                    cookie.Cookie = SiteDefaults.OwnCookie(site, "session");
                    // Lax, so that following a link in a message keeps the session. Every form carries an antiforgery
                    // token.
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.LoginPath = StaffRoutes.SignIn;
                    cookie.ReturnUrlParameter = "return";
                    cookie.ExpireTimeSpan = StaffSessions.MaxLifetime;
                    cookie.SlidingExpiration = false;
                    cookie.SessionStore = sessions;
                    cookie.EventsType = typeof(AccountRevalidation);
                }
            );
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build())
            .AddPolicy(Review, p => p.RequireRole(nameof(StaffRole.Clerk), nameof(StaffRole.Supervisor)))
            .AddPolicy(
                Switch,
                p =>
                    p.RequireRole(
                        rules.SupervisorsClose
                            ? [nameof(StaffRole.Administrator), nameof(StaffRole.Supervisor)]
                            : [nameof(StaffRole.Administrator)]
                    )
            )
            .AddPolicy(Open, p => p.RequireRole(nameof(StaffRole.Administrator)))
            .AddPolicy(Holds, p => p.RequireRole(nameof(StaffRole.Counsel), nameof(StaffRole.Records)))
            .AddPolicy(
                Profile,
                p =>
                    p.RequireRole(nameof(StaffRole.Counsel), nameof(StaffRole.Records), nameof(StaffRole.Administrator))
            );
        services.Configure<RazorPagesOptions>(pages =>
            pages
                .Conventions.AuthorizeFolder("/Applications", Review)
                .AuthorizeFolder("/Cards", Review)
                .AuthorizeFolder("/Counter", Review)
                .AuthorizeFolder("/Portal", Switch)
                .AuthorizePage("/Portal/Review", Open)
                .AuthorizeFolder("/Legal/Holds", Holds)
                .AuthorizeFolder("/Legal/Profile", Profile)
                .AllowAnonymousToPage("/SignIn")
                .AllowAnonymousToPage("/Invitation")
                .LimitRate("/SignIn", RateLimit.SignIn)
                .LimitRate("/Invitation", RateLimit.Invitation)
        );
    }
}
