using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>One change of the portal switch. Rows are only added, by the database function
/// <c>platform.portal_set</c>.</summary>
public sealed class SwitchChangeRow
{
    internal const string Columns =
        "id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, asked_by, reason, cut_off, wording, "
        + "own_words::text, note, review_on, nodes";

    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The mode before, as <see cref="PortalModes"/> spells it.</summary>
    public string FromMode { get; init; } = "";

    /// <summary>The mode after, as <see cref="PortalModes"/> spells it.</summary>
    public string ToMode { get; init; } = "";

    /// <summary>For <c>nonew</c>: when it becomes <c>paused</c>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Counts the changes; the state in force has the highest one.</summary>
    public long Epoch { get; init; }

    /// <summary>The name of a <see cref="Domain.People.ActorKind"/>.</summary>
    public string ActorKind { get; init; } = "";

    /// <summary>The account that made the change; null for the command line and the worker.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The account that made the order, where it waited for its time or for a second administrator; null for a
    /// change that was made at once.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>See <see cref="Domain.PortalSwitch.SwitchOrder.Reason"/>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The number of the portal's database connections that were ended because they delayed the
    /// close.</summary>
    public int CutOff { get; init; }

    /// <summary>The code of the ready wording that residents read.</summary>
    public string Wording { get; init; } = "";

    /// <summary>The administrator's own words by language, as JSON; null for none.</summary>
    public string? OwnWords { get; init; }

    /// <summary>For staff only; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The day on which the close is to be reviewed; null for none.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The number of portal nodes that were running at that time.</summary>
    public int Nodes { get; init; }

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    internal static SwitchChangeRow Of(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            At = row.GetFieldValue<DateTimeOffset>(1),
            FromMode = row.GetString(2),
            ToMode = row.GetString(3),
            Until = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
            Epoch = row.GetInt64(5),
            ActorKind = row.GetString(6),
            ActorId = row.IsDBNull(7) ? null : row.GetGuid(7),
            AskedBy = row.IsDBNull(8) ? null : row.GetGuid(8),
            Reason = row.GetString(9),
            CutOff = row.GetInt32(10),
            Wording = row.GetString(11),
            OwnWords = row.IsDBNull(12) ? null : row.GetString(12),
            Note = row.IsDBNull(13) ? null : row.GetString(13),
            ReviewOn = row.IsDBNull(14) ? null : row.GetFieldValue<DateOnly>(14),
            Nodes = row.GetInt32(15),
        };
}
