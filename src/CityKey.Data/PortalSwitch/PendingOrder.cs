using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.PortalSwitch;

/// <summary>An order that waits: for its time, or for another administrator's word.</summary>
/// <param name="MadeBy">Null for the command line.</param>
/// <param name="Epoch">Of the state that was looked at; an order that waits for a person is over once that has
/// changed.</param>
/// <param name="DueAt">When it takes effect by itself; null where it waits for a person.</param>
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
    /// <summary>What is to be done.</summary>
    public SwitchOrder Order =>
        new(PortalModes.Read(Mode), Reason, Until)
        {
            Wording = PortalWording.Stored(Wording, OwnWords),
            Note = Note,
            ReviewOn = ReviewOn,
        };
}
