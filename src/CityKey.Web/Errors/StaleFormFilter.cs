using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CityKey.Web.Errors;

/// <summary>A form without its token is mostly a page that was open too long; it is told so instead of "bad
/// request".</summary>
internal sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[ErrorBoundary.Known] = new Fault(400, "old-page");
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
