using CityKey.Data.Residents;
using CityKey.Portal.Applications;
using CityKey.Portal.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Portal.Pages.Apply;

/// <summary>A page of somebody who has their application open.</summary>
internal abstract class ResidentPageModel(ResidentApplications applications) : PageModel
{
    public OpenedApplication Opened { get; private set; } = null!;

    public ResidentSession Session { get; private set; } = null!;

    protected ResidentApplications Applications { get; } = applications;

    // By its name the framework takes an override for the handler of a verb PAGE.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        // A back button must not show answers on a phone that was cleared.
        Response.Headers.CacheControl = "no-cache, no-store";
        if (ResidentSession.Of(User) is not { } session)
        {
            context.Result = To(PortalRoutes.Return);
            return;
        }

        using var opened = await Applications.OpenAsync(session.Key, HttpContext.RequestAborted);
        if (opened is null)
        {
            // The code was replaced at a counter meanwhile.
            await ResidentSession.EndAsync(HttpContext);
            context.Result = To(PortalRoutes.Return);
            return;
        }

        (Opened, Session) = (opened, session);
        if (Elsewhere() is { } place)
        {
            context.Result = To(place);
            return;
        }

        await next();
    }

    /// <summary>Where this application has to be looked at instead; null when here is right.</summary>
    protected virtual string? Elsewhere() => null;

    protected static RedirectResult To(string address) => new(address);
}
