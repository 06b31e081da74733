using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Staff.Languages;
using CityKey.Web.Languages;

namespace CityKey.Staff.Pages.Portal;

/// <summary>One node of the portal as the page shows it.</summary>
/// <param name="Tone">The tone of its badge: <c>done</c> where it shows the state in force, <c>wait</c> where it does
/// not yet, <c>stop</c> where it is silent.</param>
/// <param name="Stands">The text of its badge.</param>
/// <param name="Draws">What residents see on it.</param>
/// <param name="Heard">How long ago it reported.</param>
internal sealed record NodeRow(string Name, string Tone, string Stands, string Draws, string Heard)
{
    /// <param name="state">The state in force.</param>
    public static IReadOnlyList<NodeRow> Of(
        IReadOnlyList<PortalNode> nodes,
        PortalState state,
        SiteText text,
        CityClock clock
    ) => [.. nodes.Select(n => Of(n, state, text, clock.SecondsSince(n.SeenAt)))];

    private static NodeRow Of(PortalNode node, PortalState state, SiteText text, int secondsSilent)
    {
        var tone =
            secondsSilent > PortalNodes.Silent.TotalSeconds ? "stop"
            : node.Epoch == state.Epoch && node.Closing == state.Closing ? "done"
            : "wait";
        return new NodeRow(
            node.Name,
            tone,
            text[$"portal.node.{tone}"],
            text[$"portal.draws.{node.Mode}"],
            text.Counted("portal.heard", secondsSilent)
        );
    }
}
