using System.Globalization;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Languages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace CityKey.Portal.Gate;

/// <summary>Caches pages that are the same for every visitor, once for each address, day and state of the portal
/// switch.</summary>
/// <remarks>
/// The cache key and the page use the same <see cref="PortalState"/>, read once for the request, so a page rendered
/// while the portal was open is never served while it is closed. A page with an <see cref="OnlineAttribute"/> is cached
/// only while the "paused" page is shown in its place.
/// </remarks>
internal sealed class PublicPageCachePolicy : IOutputCachePolicy
{
    public const string Tag = "switch";

    // A change of the switch makes a new key; this is the limit for everything else that a page shows.
    private static readonly TimeSpan Expiration = TimeSpan.FromMinutes(10);

    private static volatile CachedKey? cachedKey;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var state = http.RequestServices.GetRequiredService<PortalState>();
        var cacheable =
            IsAnonymous(http.Request)
            && (
                http.GetEndpoint()?.Metadata.GetMetadata<OnlineAttribute>() is not { } online
                || !state.Allows(online.Action)
            );
        context.EnableOutputCaching = cacheable;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = cacheable;
        context.ResponseExpirationTimeSpan = Expiration;
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
        // A page that sets a cookie belongs to one visitor.
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    // The state changes rarely, so its key is built once and kept.
    private static string KeyOf(PortalState state, DateOnly day)
    {
        if (cachedKey is { } last && ReferenceEquals(last.State, state) && last.Day == day)
        {
            return last.Key;
        }

        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{day.DayNumber} {state.Epoch} {state.Mode} {state.Closing} {state.Known} "
                + $"{state.Until?.UtcTicks} {state.Since.UtcTicks} {state.Wording} {state.OwnWords}"
        );
        cachedKey = new CachedKey(state, day, key);
        return key;
    }

    // A visitor with a cookie may have an application open. Query strings would fill the cache with copies.
    private static bool IsAnonymous(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Cookie.Count == 0
        && request.Headers.Authorization.Count == 0
        && !request.QueryString.HasValue;

    private sealed record CachedKey(PortalState State, DateOnly Day, string Key);
}
