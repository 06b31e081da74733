using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Languages;
using CityKey.Web.Languages;

namespace CityKey.Staff.Pages.Portal;

/// <summary>One node in words.</summary>
/// <param name="Tone">Of its badge: <c>done</c> where it draws what is in force, <c>wait</c> where not yet, <c>stop</c>
/// where it is silent.</param>
internal sealed record NodeRow(string Name, string Tone, string Stands, string Draws, string Heard)
{
    /// <param name="state">The state in force.</param>
    public static IReadOnlyList<NodeRow> Of(
        IReadOnlyList<PortalNode> nodes,
        PortalState state,
        SiteText text,
        CityClock clock
    ) => [.. nodes.Select(n => Of(n, state, text, clock.SecondsSince(n.SeenAt)))];

    private static NodeRow Of(PortalNode node, PortalState state, SiteText text, int silent)
    {
        var tone =
            silent > PortalNodes.Silent.TotalSeconds ? "stop"
            : node.Epoch == state.Epoch && node.Closing == state.Closing ? "done"
            : "wait";
        return new NodeRow(
            node.Name,
            tone,
            text[$"portal.node.{tone}"],
            text[$"portal.draws.{node.Mode}"],
            text.Counted("portal.heard", silent)
        );
    }
}
