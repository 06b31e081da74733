using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.PortalSwitch;

/// <summary>The history of the switch, as deadlines are counted from it. Any role may ask.</summary>
public sealed class SwitchChangeHistory(CityKeyDb db)
{
    /// <summary>Every change there was, the first one first.</summary>
    public async Task<IReadOnlyList<SwitchChange>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db
            .Database.SqlQuery<Row>($"SELECT at, from_mode, to_mode, until FROM platform.portal_turns()")
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new SwitchChange(
                r.At,
                PortalModes.Read(r.FromMode),
                PortalModes.Read(r.ToMode),
                r.Until
            )),
        ];
    }

    internal sealed record Row(DateTimeOffset At, string FromMode, string ToMode, DateTimeOffset? Until);
}
