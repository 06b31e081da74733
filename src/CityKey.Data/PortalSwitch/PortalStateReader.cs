using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>Reads the state in force from the database.</summary>
public sealed class PortalStateReader(NpgsqlDataSource source)
{
    /// <summary>The state in force now; an unknown state where the switch's row is missing or not valid.</summary>
    /// <exception cref="NpgsqlException">The database does not answer. Pages then show
    /// <see cref="PortalState.Unknown"/>.</exception>
    public async Task<PortalState> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, cancellationToken);
    }

    internal static async Task<PortalState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(
            """
            SELECT mode, closing, epoch, until, since, reason, known, wording, own_words
            FROM platform.portal_now(), platform.portal_said()
            """,
            connection
        );
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return PortalState.UnknownBy("missing");
        }

        if (!row.GetBoolean(6))
        {
            return PortalState.UnknownBy(row.GetString(5));
        }

        var until = row.IsDBNull(3) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(3);
        return new PortalState(
            PortalModes.Read(row.GetString(0)),
            row.GetBoolean(1),
            row.GetInt64(2),
            until,
            row.GetFieldValue<DateTimeOffset>(4),
            row.GetString(5),
            Known: true
        )
        {
            Wording = row.GetString(7),
            OwnWords = row.IsDBNull(8) ? null : row.GetString(8),
        };
    }
}
