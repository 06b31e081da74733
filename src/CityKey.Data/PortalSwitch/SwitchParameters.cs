using CityKey.Domain.PortalSwitch;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.PortalSwitch;

/// <summary>Parts of an order as parameters of the database functions.</summary>
internal static class SwitchParameters
{
    public static NpgsqlParameter Instant(DateTimeOffset? at) => Of(at?.UtcDateTime, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter OwnWords(PortalWording wording) => Of(wording.AsJson(), NpgsqlDbType.Jsonb);

    public static NpgsqlParameter Of(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
