using CityKey.Data.Sealing;
using CityKey.Embedded;
using Npgsql;

namespace CityKey.Tests.Proofs.Sweep;

/// <summary>Leaves in the tables what a sealer that does nothing would have left there. It is here, and not a setting
/// of the product, so that nothing but a test can have it.</summary>
internal static class DoNothingSealer
{
    /// <summary>Writes every sealed form again as it was before it was sealed.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> WriteAsync(EmbeddedPostgres server, string custodian)
    {
        using var city = RecipientPrivateKey.Load(Path.Combine(custodian, "city.key.pem"));
        await using var source = NpgsqlDataSource.Create(
            server.ConnectionString(EmbeddedPostgres.Superuser) + ";Pooling=false"
        );
        var written = 0;
        foreach (var (application, wrapped, form) in await FormsAsync(source))
        {
            using var key = city.Unwrap(wrapped, application);
            await using var write = source.CreateCommand(
                "UPDATE intake.case_file SET sealed_form = $1 WHERE application_id = $2"
            );
            write.Parameters.AddWithValue(
                key.Open(form, new SealContext("case_file", "sealed_form", application, application))
            );
            write.Parameters.AddWithValue(application);
            written += await write.ExecuteNonQueryAsync();
        }

        return written;
    }

    private static async Task<List<(Guid Application, byte[] Wrapped, byte[] Form)>> FormsAsync(NpgsqlDataSource source)
    {
        await using var read = source.CreateCommand(
            "SELECT application_id, wrapped, sealed_form FROM intake.case_file "
                + "JOIN intake.wrapped_key USING (application_id) WHERE keyhole = 'city'"
        );
        await using var rows = await read.ExecuteReaderAsync();
        var found = new List<(Guid, byte[], byte[])>();
        while (await rows.ReadAsync())
        {
            found.Add((rows.GetGuid(0), rows.GetFieldValue<byte[]>(1), rows.GetFieldValue<byte[]>(2)));
        }

        return found;
    }
}
