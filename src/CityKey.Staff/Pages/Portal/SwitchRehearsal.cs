using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Staff.Pages.Portal;

/// <summary>What an order would do and what residents would read, with nothing done.</summary>
/// <param name="After">The state that there would be.</param>
/// <param name="Left">What of the order would be left out, of <see cref="SwitchForm.Leavable"/>.</param>
internal sealed record SwitchRehearsal(
    SwitchOrder Order,
    PortalState After,
    SwitchImpactCounts Counts,
    IReadOnlyList<string> Left,
    SwitchView View
)
{
    public static async Task<SwitchRehearsal> OfAsync(
        SwitchOrder order,
        IReadOnlyList<string> left,
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
        return new SwitchRehearsal(order, after, await impact.ReadAsync(after, cancellationToken), left, view);
    }
}
