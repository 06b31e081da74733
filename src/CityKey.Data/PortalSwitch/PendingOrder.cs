using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>An order that waits for its time, or for the approval of a second administrator.</summary>
/// <param name="MadeBy">The account that made it; null for the command line.</param>
/// <param name="Epoch">The epoch that the person saw. An order that waits for approval ends when the switch
/// changes.</param>
/// <param name="DueAt">When it takes effect by itself; null where it waits for approval.</param>
/// <param name="Mode">The mode, as <see cref="PortalModes"/> spells it.</param>
/// <param name="Until">For <see cref="PortalMode.NoNew"/>: when it ends.</param>
/// <param name="OwnWords">The administrator's own words as JSON; see <see cref="PortalWording.AsJson"/>.</param>
/// <param name="Note">For staff only.</param>
/// <param name="ReviewOn">The day on which the close is to be reviewed.</param>
public sealed record PendingOrder(
    Guid Id,
    Guid? MadeBy,
    DateTimeOffset MadeAt,
    long Epoch,
    DateTimeOffset? DueAt,
    string Mode,
    DateTimeOffset? Until,
    string Reason,
    string Wording,
    string? OwnWords,
    string? Note,
    DateOnly? ReviewOn
)
{
    /// <summary>The order itself, as it is carried out.</summary>
    public SwitchOrder Order =>
        new(PortalModes.Read(Mode), Reason, Until)
        {
            Wording = PortalWording.Stored(Wording, OwnWords),
            Note = Note,
            ReviewOn = ReviewOn,
        };
}
