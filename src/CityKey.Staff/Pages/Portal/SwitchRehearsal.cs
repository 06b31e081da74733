using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Staff.Pages.Portal;

/// <summary>What an order would do and what residents would read, without carrying it out.</summary>
/// <param name="After">The state that the order would lead to.</param>
/// <param name="LeftOut">The parts of the order that would be left out, of
/// <see cref="SwitchOrderReader.OptionalParts"/>.</param>
internal sealed record SwitchRehearsal(
    SwitchOrder Order,
    PortalState After,
    SwitchImpactCounts Counts,
    IReadOnlyList<string> LeftOut,
    SwitchView View
)
{
    public static async Task<SwitchRehearsal> OfAsync(
        SwitchOrder order,
        IReadOnlyList<string> leftOut,
        SwitchView view,
        SwitchImpact impact,
        CancellationToken cancellationToken
    )
    {
        var after = view.State with
        {
            Mode = order.Mode,
            Until = order.Until,
            Known = true,
            Closing = false,
            Wording = order.Wording.Ready,
            OwnWords = order.Wording.AsJson(),
        };
        return new SwitchRehearsal(order, after, await impact.ReadAsync(after, cancellationToken), leftOut, view);
    }
}
