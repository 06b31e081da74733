using System.Globalization;
using System.Text.Json;
using CityKey.Data.Audit;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Worker.Audit;

/// <summary>Compares the custodian's log with the audit once a night and records the result in the audit.</summary>
/// <param name="source">Connects as the worker's role.</param>
/// <param name="hour">The hour (UTC) from which the comparison is due.</param>
public sealed class NightlyComparison(
    NpgsqlDataSource source,
    CustodianComparison comparison,
    TimeProvider time,
    int hour
)
{
    public const string Compared = "custodian.compared";
    public const string NotCompared = "custodian.not-compared";
    public const string Difference = "custodian.difference";

    /// <summary>Compares if it is due and no other worker is doing so.</summary>
    /// <returns>The result; null when nothing was due or the log could not be read, which is recorded in the
    /// audit.</returns>
    public async Task<AccessComparison?> RunIfDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var alone = new NpgsqlCommand(
            "SELECT pg_try_advisory_xact_lock(17227, 26)",
            connection,
            transaction
        );
        if (
            !(bool)(await alone.ExecuteScalarAsync(cancellationToken))!
            || !await IsDueAsync(connection, transaction, cancellationToken)
        )
        {
            return null;
        }

        var outcome = await CompareAsync(cancellationToken);
        if (outcome is null)
        {
            await NoteAsync(connection, transaction, NotCompared, null, [], cancellationToken);
        }
        else
        {
            await NoteAsync(connection, transaction, outcome, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<AccessComparison?> CompareAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await comparison.CompareAsync(cancellationToken);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<bool> IsDueAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT max(at) FROM audit.entry WHERE action IN ('{Compared}', '{NotCompared}')",
            connection,
            transaction
        );
        var now = time.GetUtcNow();
        var night = new DateTimeOffset(now.UtcDateTime.Date.AddHours(hour), TimeSpan.Zero);
        return await ask.ExecuteScalarAsync(cancellationToken) is not DateTime last
            || last < (night > now ? night.AddDays(-1) : night).UtcDateTime;
    }

    private async Task NoteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        AccessComparison outcome,
        CancellationToken cancellationToken
    )
    {
        var known = await KnownAsync(connection, transaction, cancellationToken);
        foreach (var difference in outcome.Differences.Where(d => !known.Contains(Key(d.Kind, d.Opening, d.Line))))
        {
            var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = difference.Kind };
            if (difference.Line is { } line)
            {
                detail["line"] = line.ToString(CultureInfo.InvariantCulture);
            }

            await NoteAsync(connection, transaction, Difference, difference.Opening, detail, cancellationToken);
        }

        await NoteAsync(
            connection,
            transaction,
            Compared,
            null,
            new(StringComparer.Ordinal)
            {
                ["unwraps"] = outcome.Unwraps.ToString(CultureInfo.InvariantCulture),
                ["entries"] = outcome.Entries.ToString(CultureInfo.InvariantCulture),
                ["differences"] = outcome.Differences.Count.ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken
        );
    }

    // Each difference is recorded once; the count shows every night that it is still there.
    private static async Task<HashSet<string>> KnownAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(
            $"""
            SELECT detail->>'kind', subject, (detail->>'line')::bigint
            FROM audit.entry WHERE action = '{Difference}'
            """,
            connection,
            transaction
        );
        await using var rows = await ask.ExecuteReaderAsync(cancellationToken);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            known.Add(
                Key(
                    rows.GetString(0),
                    rows.IsDBNull(1) ? null : rows.GetGuid(1),
                    rows.IsDBNull(2) ? null : rows.GetInt64(2)
                )
            );
        }

        return known;
    }

    private static string Key(string kind, Guid? opening, long? line) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {opening} {line}");

    private async Task NoteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string action,
        Guid? subject,
        Dictionary<string, string> detail,
        CancellationToken cancellationToken
    )
    {
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO audit.entry (id, at, actor_kind, action, subject, detail)
            VALUES ($1, $2, 'Worker', $3, $4, $5)
            """,
            connection,
            transaction
        )
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() },
                new() { Value = time.GetUtcNow() },
                new() { Value = action },
                new() { Value = (object?)subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = JsonSerializer.Serialize(detail), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }
}
