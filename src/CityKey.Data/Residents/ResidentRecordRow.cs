using CityKey.Data.Records;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data.Residents;

/// <summary>What is read of a resident's record when they open it.</summary>
/// <param name="Wrapped">The data key, wrapped for the resident.</param>
public sealed record ResidentRecordRow(Application Application, ApplicationFile File, byte[] Wrapped)
{
    // The columns are named, not `*`: a migration may add one while this statement is prepared.
    private const string Columns =
        "id, reference, status, started_at, notice_version, notice_accepted_at, draft_expires_at, submitted_at, "
        + "rule_set, site, decided_at, decision_reasons, portal_epoch, asked_at, answer_due_at, appeal_due_at, "
        + "version, sealed_form, file_version, wrapped";

    /// <summary>Opens the record for this database connection, which may then read and change it, and tracks its
    /// entities.</summary>
    /// <remarks>One statement without EF Core's query pipeline, which would cost more than the database: every page of
    /// a signed-in resident calls this (ADR 46).</remarks>
    /// <returns>Null when no application has this look-up id.</returns>
    public static async Task<ResidentRecordRow?> OpenAsync(
        CityKeyDb db,
        byte[] lookupId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {Columns} FROM intake.open_record($1)",
            (NpgsqlConnection)db.Database.GetDbConnection()
        )
        {
            Parameters = { new() { Value = lookupId } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return null;
        }

        var application = Application.FromStorage(
            id: row.GetGuid(0),
            reference: row.GetString(1),
            status: Enum.Parse<ApplicationStatus>(row.GetString(2)),
            startedAt: Instant(row, 3),
            noticeVersion: row.GetString(4),
            noticeAcceptedAt: Instant(row, 5),
            draftExpiresAt: Instant(row, 6),
            submittedAt: InstantOrNull(row, 7),
            ruleSet: TextOrNull(row, 8),
            site: TextOrNull(row, 9),
            decidedAt: InstantOrNull(row, 10),
            decisionReasons: row.GetFieldValue<string[]>(11),
            portalEpoch: row.GetInt64(12),
            askedAt: InstantOrNull(row, 13),
            answerDueAt: InstantOrNull(row, 14),
            appealDueAt: InstantOrNull(row, 15),
            version: row.GetFieldValue<uint>(16)
        );
        var file = ApplicationFile.FromStorage(
            application.Id,
            lookupId,
            row.GetFieldValue<byte[]>(17),
            row.GetFieldValue<uint>(18)
        );
        db.Entry(application).State = EntityState.Unchanged;
        db.Entry(file).State = EntityState.Unchanged;
        return new ResidentRecordRow(application, file, row.GetFieldValue<byte[]>(19));
    }

    private static DateTimeOffset Instant(NpgsqlDataReader row, int column) =>
        row.GetFieldValue<DateTimeOffset>(column);

    private static DateTimeOffset? InstantOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Instant(row, column);

    private static string? TextOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
