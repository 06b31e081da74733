using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CityKey.Portal.Sessions;

/// <summary>Redirects a form that was posted after its session expired to the page for entering the access code. What
/// was saved before is kept.</summary>
internal sealed class ExpiredSessionFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (
            context.Result is IAntiforgeryValidationFailedResult
            && ResidentSession.Of(context.HttpContext.User) is null
            && context.HttpContext.Request.Path.Value is { } path
            && (
                path.Contains("/apply/", StringComparison.OrdinalIgnoreCase)
                || path.Contains("/return/", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            context.Result = new RedirectResult(PortalRoutes.Return);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
