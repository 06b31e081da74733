using CityKey.Data.Sealing;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Npgsql;

namespace CityKey.Tests.Portal.Applications;

/// <summary>Applications in the database that residents have sent.</summary>
internal static class SubmittedRecords
{
    public static async Task<ResidentKey> SubmitAsync(TestApplications applications)
    {
        var key = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        await applications.SubmitAsync(key);
        return key;
    }

    public static Task<string?> SetStatusAsync(TestDatabase database, string status) =>
        database.AskAsync<string>(
            EmbeddedPostgres.Superuser,
            $"UPDATE intake.application SET status = '{status}', asked_at = now(), decided_at = now(), "
                + "reviewer_id = gen_random_uuid(), answer_due_at = now() + interval '1 day', appeal_due_at = "
                + "now() + interval '1 day' RETURNING status"
        );

    /// <summary>A connection of the portal's role that has opened the application of a key.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(TestDatabase database, ResidentKey key)
    {
        var connection = new NpgsqlConnection(database.ConnectionString("ck_portal"));
        await connection.OpenAsync();
        await using var open = new NpgsqlCommand("SELECT id FROM intake.open_record($1)", connection)
        {
            Parameters = { new() { Value = key.LookupId } },
        };
        Assert.NotNull(await open.ExecuteScalarAsync());
        return connection;
    }
}
