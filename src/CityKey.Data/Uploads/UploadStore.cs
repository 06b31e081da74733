using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CityKey.Data.Uploads;

/// <summary>Stores pictures, sealed. Only the sealed form says which document a picture shows.</summary>
public sealed class UploadStore(CityKeyDb db, TimeProvider time)
{
    /// <summary>Stores a picture of the application that the resident has opened.</summary>
    /// <exception cref="PortalClosedException">The switch does not allow it; nothing was stored.</exception>
    public async Task SaveAsync(
        OpenedApplication opened,
        Guid uploadId,
        ImageAccepted picture,
        CancellationToken cancellationToken
    )
    {
        using var sealer = SegmentSealer.ForNew(opened.Key, Place(opened.Application.Id, uploadId));
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await PortalClosedException.TranslateAsync(() =>
                InsertAsync(opened.Application.Id, uploadId, sealer, picture, cancellationToken)
            );
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Reads a picture of the application that the resident has opened, through the portal's database
    /// functions.</summary>
    /// <exception cref="SealBrokenException">There is no such picture, or it was changed.</exception>
    /// <exception cref="PortalClosedException">The switch does not allow it.</exception>
    public Task<byte[]> ReadAsync(OpenedApplication opened, Guid uploadId, CancellationToken cancellationToken) =>
        PortalClosedException.TranslateAsync(() =>
            ReadAsync(
                "SELECT header FROM intake.read_upload_header($1, $2)",
                "SELECT sealed FROM intake.read_upload($1, $2) ORDER BY number",
                opened.Key,
                opened.Application.Id,
                uploadId,
                cancellationToken
            )
        );

    /// <summary>Reads a picture of a record that the custodian opened for staff.</summary>
    /// <exception cref="SealBrokenException">There is no such picture, or it was changed.</exception>
    public Task<byte[]> ReadAsync(DataKey key, Guid application, Guid upload, CancellationToken cancellationToken) =>
        ReadAsync(
            "SELECT header FROM intake.upload WHERE application_id = $1 AND id = $2",
            """
            SELECT s.sealed FROM intake.upload_segment s JOIN intake.upload u ON u.id = s.upload_id
            WHERE u.application_id = $1 AND u.id = $2
            ORDER BY s.number
            """,
            key,
            application,
            upload,
            cancellationToken
        );

    private static SealContext Place(Guid application, Guid upload) =>
        new("upload_segment", "sealed", application, upload);

    private async Task InsertAsync(
        Guid application,
        Guid uploadId,
        SegmentSealer sealer,
        ImageAccepted picture,
        CancellationToken cancellationToken
    )
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var upload = new NpgsqlCommand(
            "INSERT INTO intake.upload (id, application_id, at, header, segments) VALUES ($1, $2, $3, $4, $5)",
            connection,
            transaction
        )
        {
            Parameters =
            {
                new() { Value = uploadId },
                new() { Value = application },
                new() { Value = time.GetUtcNow() },
                new() { Value = sealer.Header },
                new() { Value = SegmentSealer.CountFor(picture.Jpeg.Length) },
            },
        };
        await upload.ExecuteNonQueryAsync(cancellationToken);
        await CopyAsync(connection, uploadId, sealer, picture, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // Each segment is sealed as it is written, into one buffer. The transaction holds the switch's lock a millisecond
    // longer, and the picture is in memory once instead of twice.
    private static async Task CopyAsync(
        NpgsqlConnection connection,
        Guid uploadId,
        SegmentSealer sealer,
        ImageAccepted picture,
        CancellationToken cancellationToken
    )
    {
        var segment = new byte[SegmentSealer.SealedLength];
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY intake.upload_segment (upload_id, number, sealed) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        for (var number = 0; number < SegmentSealer.CountFor(picture.Jpeg.Length); number++)
        {
            sealer.Seal(picture.Jpeg, number, segment);
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(uploadId, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(number, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(segment, NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task<byte[]> ReadAsync(
        string headerSql,
        string segmentsSql,
        DataKey key,
        Guid application,
        Guid upload,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var header =
                (await BytesAsync(headerSql, application, upload, cancellationToken)).SingleOrDefault()
                ?? throw new SealBrokenException("There is no such upload.");
            using var sealer = SegmentSealer.ForHeader(key, header, Place(application, upload));
            return sealer.Open(await BytesAsync(segmentsSql, application, upload, cancellationToken));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<List<byte[]>> BytesAsync(
        string sql,
        Guid application,
        Guid upload,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters =
            {
                new() { Value = application },
                new() { Value = upload },
            },
        };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<byte[]>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(await rows.GetFieldValueAsync<byte[]>(0, cancellationToken));
        }

        return found;
    }
}
