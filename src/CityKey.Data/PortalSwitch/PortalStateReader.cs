using CityKey.Domain.PortalSwitch;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>Asks the database for the switch's state in force.</summary>
public sealed class PortalStateReader(NpgsqlDataSource source)
{
    /// <exception cref="NpgsqlException">The database cannot be asked: whoever draws then draws
    /// <see cref="PortalState.Unknown"/>.</exception>
    public async Task<PortalState> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, cancellationToken);
    }

    internal static async Task<PortalState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(
            "SELECT mode, closing, epoch, until, since, reason, known, wording, own_words FROM platform.portal_now(), platform.portal_said()",
            connection
        );
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
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
