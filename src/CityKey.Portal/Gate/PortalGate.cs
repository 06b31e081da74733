using System.Globalization;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CityKey.Portal.Gate;

/// <summary>Shows the "paused" page in place of one that the portal switch does not allow. This only decides what is
/// shown; the database decides what is accepted, and its refusal is shown the same way.</summary>
internal sealed class PortalGate(PortalState state, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (
            context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OnlineAttribute>() is { } online
            && !state.Allows(online.Action)
        )
        {
            context.Result = Paused(context.HttpContext, state);
            return;
        }

        var executed = await next();
        if (PortalClosedException.RefusalIn(executed.Exception) is { } mode)
        {
            executed.Result = Paused(context.HttpContext, state with { Mode = mode, Closing = true });
            executed.ExceptionHandled = true;
        }
    }

    private ViewResult Paused(HttpContext http, PortalState shown)
    {
        var refused = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (refused && shown.Until is { } until)
        {
            http.Response.Headers.RetryAfter = until.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
        }

        return new ViewResult
        {
            ViewName = "/Pages/Shared/Paused.cshtml",
            StatusCode = refused ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
            ViewData = new ViewDataDictionary<PortalState>(metadata, new ModelStateDictionary()) { Model = shown },
        };
    }
}
