using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.PortalSwitch;

/// <summary>The changes of the switch as far as deadlines need them. Every database role may read them.</summary>
public sealed class SwitchChangeHistory(CityKeyDb db)
{
    /// <summary>All changes, the first one first.</summary>
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
