using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CityKey.Web.Errors;

/// <summary>Explains a failed antiforgery check: usually the page was open too long.</summary>
internal sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.HttpContext.Items[ErrorBoundary.FaultKey] = new Fault(400, "old-page");
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
