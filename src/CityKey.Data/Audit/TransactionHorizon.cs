using Npgsql;

namespace CityKey.Data.Audit;

/// <summary>The state of a server's transactions: all below <paramref name="Oldest"/> have ended, none from
/// <paramref name="Next"/> on has begun.</summary>
internal sealed record TransactionHorizon(long Identifier, ulong Oldest, ulong Next)
{
    public static async Task<TransactionHorizon> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(
            """
            SELECT system_identifier, pg_snapshot_xmin(s), pg_snapshot_xmax(s)
            FROM pg_control_system(), pg_current_snapshot() s
            """,
            connection,
            transaction
        );
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new TransactionHorizon(row.GetInt64(0), row.GetFieldValue<ulong>(1), row.GetFieldValue<ulong>(2));
    }

    /// <summary>False on a restored copy, or a server whose transaction counter was set back.</summary>
    public bool Continues(AuditHead last) => last.Server == Identifier && Oldest >= last.Below;
}
