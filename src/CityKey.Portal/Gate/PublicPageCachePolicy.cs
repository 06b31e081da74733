using System.Globalization;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Languages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace CityKey.Portal.Gate;

/// <summary>Keeps pages that are the same for everybody, as drawn: one for each address, day and state of the
/// switch.</summary>
/// <remarks>
/// What is looked up and what is drawn go by one <see cref="PortalState"/>, read once for the request. So a page drawn
/// while open is never
/// found under a state that is not, and a page that the gate lets through is never looked up at all: only the calm page
/// in its place is.
/// </remarks>
internal sealed class PublicPageCachePolicy : IOutputCachePolicy
{
    public const string Tag = "switch";

    // Until then a flip puts an end to it; this bounds what nothing else does.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static volatile Written? written;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var state = http.RequestServices.GetRequiredService<PortalState>();
        var same =
            IsFromAnybody(http.Request)
            && (
                http.GetEndpoint()?.Metadata.GetMetadata<OnlineAttribute>() is not { } online
                || !state.Allows(online.Act)
            );
        context.EnableOutputCaching = same;
        context.AllowCacheLookup = same;
        context.AllowCacheStorage = same;
        context.AllowLocking = same;
        context.ResponseExpirationTimeSpan = Longest;
        context.Tags.Add(Tag);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.VaryByValues["state"] = KeyOf(
            state,
            http.RequestServices.GetRequiredService<CityTime>().Today
        );
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        // A page that sets a cookie is somebody's own.
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    // A state lasts for a million pages; its key is written once.
    private static string KeyOf(PortalState state, DateOnly day)
    {
        if (written is { } last && ReferenceEquals(last.State, state) && last.Day == day)
        {
            return last.Key;
        }

        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{day.DayNumber} {state.Epoch} {state.Mode} {state.Closing} {state.Known} {state.Until?.UtcTicks} {state.Since.UtcTicks} {state.Wording} {state.OwnWords}"
        );
        written = new Written(state, day, key);
        return key;
    }

    // Whoever brings a cookie may have an application open; whoever adds to the address would fill the memory.
    private static bool IsFromAnybody(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Cookie.Count == 0
        && request.Headers.Authorization.Count == 0
        && !request.QueryString.HasValue;

    private sealed record Written(PortalState State, DateOnly Day, string Key);
}
