using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CityKey.Data.PortalSwitch;
using CityKey.Staff.Access;
using CityKey.Staff.Languages;
using CityKey.Web.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Staff.Pages.Portal;

/// <summary>The nodes as they speak, each second, for a page that stays open.</summary>
internal static class NodeEventStream
{
    /// <summary>The last event: the page goes on without being live. Coming back by itself would keep a session alive
    /// that nobody sits at.</summary>
    public const string End = "end";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapLiveNodes(this IEndpointRouteBuilder site) =>
        site.MapGet(
                StaffRoutes.PortalNodes,
                (HttpContext http, IServiceScopeFactory scopes) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return TypedResults.ServerSentEvents(SayAsync(scopes, http.RequestAborted));
                }
            )
            .RequireAuthorization(StaffAuthorization.Switch);

    private static async IAsyncEnumerable<SseItem<Live>> SayAsync(
        IServiceScopeFactory scopes,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var tick = new PeriodicTimer(Every);
        for (var said = TimeSpan.Zero; said < Longest; said += Every)
        {
            yield return new SseItem<Live>(await ReadAsync(scopes, cancellationToken));
            await tick.WaitForNextTickAsync(cancellationToken);
        }

        yield return new SseItem<Live>(new Live(0, []), End);
    }

    private static async Task<Live> ReadAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var state = await services.GetRequiredService<PortalStateReader>().ReadAsync(cancellationToken);
        var nodes = await services.GetRequiredService<PortalNodes>().ReadAsync(cancellationToken);
        return new Live(
            state.Epoch,
            NodeRow.Of(nodes, state, services.GetRequiredService<SiteText>(), services.GetRequiredService<CityClock>())
        );
    }

    /// <param name="Epoch">Of the state in force: the page that shows another one is old.</param>
    internal sealed record Live(long Epoch, IReadOnlyList<NodeRow> Nodes);
}
