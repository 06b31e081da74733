using CityKey.Data.Records;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data.Residents;

/// <summary>All that is read of one record when its resident opens it.</summary>
/// <param name="Wrapped">Its data key, wrapped for the resident.</param>
public sealed record ResidentRecordRow(Application Application, ApplicationFile File, byte[] Wrapped)
{
    // Columns are named: a migration may add one while a statement like this is prepared.
    private const string Columns =
        "id, reference, status, started_at, notice_version, notice_accepted_at, draft_expires_at, submitted_at, rule_set, site, decided_at, decision_reasons, "
        + "portal_epoch, asked_at, answer_due_at, appeal_due_at, version, sealed_form, file_version, wrapped";

    /// <summary>Opens it for this connection, and follows its changes. By hand and in one question: every page of a
    /// resident comes through here, and finding its queries costs EF Core more than the database needs for the
    /// answers.</summary>
    /// <returns>Null when no application has this look-up id.</returns>
    public static async Task<ResidentRecordRow?> OpenAsync(
        CityKeyDb db,
        byte[] lookupId,
        CancellationToken cancellationToken
    )
    {
        await using var ask = new NpgsqlCommand(
            $"SELECT {Columns} FROM intake.open_record($1)",
            (NpgsqlConnection)db.Database.GetDbConnection()
        )
        {
            Parameters = { new() { Value = lookupId } },
        };
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return null;
        }

        var application = Application.Of(
            new StoredApplication(
                row.GetGuid(0),
                row.GetString(1),
                Enum.Parse<ApplicationStatus>(row.GetString(2)),
                At(row, 3),
                row.GetString(4),
                At(row, 5),
                At(row, 6),
                AtOrNever(row, 7),
                Words(row, 8),
                Words(row, 9),
                AtOrNever(row, 10),
                row.GetFieldValue<string[]>(11),
                row.GetInt64(12),
                AtOrNever(row, 13),
                AtOrNever(row, 14),
                AtOrNever(row, 15),
                row.GetFieldValue<uint>(16)
            )
        );
        var file = ApplicationFile.Of(
            application.Id,
            lookupId,
            row.GetFieldValue<byte[]>(17),
            row.GetFieldValue<uint>(18)
        );
        db.Entry(application).State = EntityState.Unchanged;
        db.Entry(file).State = EntityState.Unchanged;
        return new ResidentRecordRow(application, file, row.GetFieldValue<byte[]>(19));
    }

    private static DateTimeOffset At(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    private static DateTimeOffset? AtOrNever(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : At(row, column);

    private static string? Words(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
