using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>One change of the portal switch; rows are only ever added, by the database's own function.</summary>
public sealed class SwitchChangeRow
{
    internal const string Columns =
        "id, at, from_mode, to_mode, until, epoch, actor_kind, actor_id, asked_by, reason, cut_off, wording, own_words::text, note, review_on, nodes";

    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public string FromMode { get; init; } = "";
    public string ToMode { get; init; } = "";

    /// <summary>The instant from which <c>nonew</c> is <c>paused</c>.</summary>
    public DateTimeOffset? Until { get; init; }

    public long Epoch { get; init; }
    public string ActorKind { get; init; } = "";
    public Guid? ActorId { get; init; }

    /// <summary>Whose order it was that somebody else confirmed, or that waited for its time; null where whoever did it
    /// had no order to follow.</summary>
    public Guid? AskedBy { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Connections of the portal that were ended because they would not let the close finish.</summary>
    public int CutOff { get; init; }

    /// <summary>The ready wording that residents read.</summary>
    public string Wording { get; init; } = "";

    /// <summary>The administrator's own words by language, as JSON; null for none.</summary>
    public string? OwnWords { get; init; }

    /// <summary>For staff alone.</summary>
    public string? Note { get; init; }

    /// <summary>When somebody looks whether it can be open again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Nodes of the portal that ran at that moment.</summary>
    public int Nodes { get; init; }

    /// <summary>The row of <see cref="Columns"/> that was read.</summary>
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
