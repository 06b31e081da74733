using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CityKey.Data.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Staff.Languages;
using CityKey.Staff.Routing;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Staff.Pages.Portal;

/// <summary>Sends the state of the portal's nodes once a second to a page that stays open.</summary>
internal static class NodeEventStream
{
    /// <summary>The last event. The page then stops updating: if it reconnected by itself, it would keep the session of
    /// an unattended computer alive.</summary>
    public const string End = "end";

    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static void MapLiveNodes(this IEndpointRouteBuilder site) =>
        site.MapGet(
                StaffRoutes.PortalNodes,
                (HttpContext http, IServiceScopeFactory scopes) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return TypedResults.ServerSentEvents(StreamAsync(scopes, http.RequestAborted));
                }
            )
            .RequireAuthorization(StaffAuthorization.Switch);

    private static async IAsyncEnumerable<SseItem<NodeEvent>> StreamAsync(
        IServiceScopeFactory scopes,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(Interval);
        for (var elapsed = TimeSpan.Zero; elapsed < MaxDuration; elapsed += Interval)
        {
            yield return new SseItem<NodeEvent>(await ReadAsync(scopes, cancellationToken));
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        yield return new SseItem<NodeEvent>(new NodeEvent(0, []), End);
    }

    private static async Task<NodeEvent> ReadAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var state = await services.GetRequiredService<PortalStateReader>().ReadAsync(cancellationToken);
        var nodes = await services.GetRequiredService<PortalNodes>().ReadAsync(cancellationToken);
        return new NodeEvent(
            state.Epoch,
            NodeRow.Of(nodes, state, services.GetRequiredService<SiteText>(), services.GetRequiredService<CityClock>())
        );
    }

    /// <param name="Epoch">The epoch in force. A page that shows another one is out of date.</param>
    internal sealed record NodeEvent(long Epoch, IReadOnlyList<NodeRow> Nodes);
}
