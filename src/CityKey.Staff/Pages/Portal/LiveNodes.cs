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
internal static class LiveNodes
{
    /// <summary>The last event: the page goes on without being live. Coming back by itself would keep a session alive
    /// that nobody sits at.</summary>
    public const string End = "end";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static void MapLiveNodes(this IEndpointRouteBuilder site) =>
        site.MapGet(
                "/portal/live",
                (HttpContext http, IServiceScopeFactory scopes) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return TypedResults.ServerSentEvents(SayAsync(scopes, http.RequestAborted));
                }
            )
            .RequireAuthorization(StaffAccess.Switch);

    private static async IAsyncEnumerable<SseItem<Live>> SayAsync(
        IServiceScopeFactory scopes,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var tick = new PeriodicTimer(Every);
        for (var said = TimeSpan.Zero; said < Longest; said += Every)
        {
            yield return new SseItem<Live>(await ReadAsync(scopes, cancel));
            await tick.WaitForNextTickAsync(cancel);
        }

        yield return new SseItem<Live>(new Live(0, []), End);
    }

    private static async Task<Live> ReadAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var state = await services.GetRequiredService<PortalStateReader>().ReadAsync(cancel);
        var nodes = await services.GetRequiredService<PortalNodes>().ReadAsync(cancel);
        return new Live(
            state.Epoch,
            NodeLine.Of(nodes, state, services.GetRequiredService<SiteText>(), services.GetRequiredService<CityClock>())
        );
    }

    /// <param name="Epoch">Of the state in force: the page that shows another one is old.</param>
    internal sealed record Live(long Epoch, IReadOnlyList<NodeLine> Nodes);
}
