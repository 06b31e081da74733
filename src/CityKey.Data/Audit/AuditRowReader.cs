using Npgsql;

namespace CityKey.Data.Audit;

/// <summary>Reads rows of the audit's tables.</summary>
internal static class AuditRowReader
{
    public const string EntryColumns =
        "e.id, e.at, e.actor_kind, e.actor_id, e.action, e.subject, e.detail, e.transaction_id";
    public const string HeadColumns =
        "number, format, first_sequence, count, root, previous_hash, below, system_identifier, at, key_id, signature";

    public static AuditRecord Entry(NpgsqlDataReader row, int from) =>
        new(
            row.GetGuid(from),
            row.GetFieldValue<DateTimeOffset>(from + 1),
            row.GetString(from + 2),
            Id(row, from + 3),
            row.GetString(from + 4),
            Id(row, from + 5),
            row.GetString(from + 6),
            row.GetFieldValue<ulong>(from + 7)
        );

    public static AuditHead Head(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt16(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetFieldValue<byte[]>(4),
            row.GetFieldValue<byte[]>(5),
            row.GetFieldValue<ulong>(6),
            row.GetInt64(7),
            row.GetFieldValue<DateTimeOffset>(8),
            row.GetString(9),
            row.GetFieldValue<byte[]>(10)
        );

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}
