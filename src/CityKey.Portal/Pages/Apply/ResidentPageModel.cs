using CityKey.Data.Residents;
using CityKey.Portal.Applications;
using CityKey.Portal.Routing;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Apply;

/// <summary>A page for a resident who has their application open.</summary>
internal abstract class ResidentPageModel(ResidentApplications applications) : PageModel
{
    public OpenedApplication Opened { get; private set; } = null!;

    public ResidentSession Session { get; private set; } = null!;

    protected ResidentApplications Applications { get; } = applications;

    // Without the attribute, the framework takes this override for the handler of a verb PAGE.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        // The back button must not show answers on a phone after "finish".
        Response.Headers.CacheControl = "no-cache, no-store";
        if (ResidentSession.Of(User) is not { } session)
        {
            context.Result = To(PortalRoutes.Return);
            return;
        }

        using var opened = await Applications.OpenAsync(session.Key, HttpContext.RequestAborted);
        if (opened is null)
        {
            // The access code was replaced at a counter.
            await ResidentSession.EndAsync(HttpContext);
            context.Result = To(PortalRoutes.Return);
            return;
        }

        Opened = opened;
        Session = session;
        if (Elsewhere() is { } place)
        {
            context.Result = To(place);
            return;
        }

        await next();
    }

    /// <summary>The page that this application belongs on instead; null when it is this one.</summary>
    protected virtual string? Elsewhere() => null;

    protected static RedirectResult To(string address) => new(address);
}
