using System.Text.Json;
using System.Text.RegularExpressions;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;

namespace CityKey.Tests.Proofs;

/// <summary>What is sealed in a database, opened with every key that this test installation has: the residents' codes,
/// the city's private half.</summary>
internal sealed partial class OpenedRecords(IReadOnlyList<ResidentKey> residents) : IDisposable
{
    // Unwrapping takes longer than all else here, and no form changes a key.
    private readonly Dictionary<Guid, DataKey> keys = [];

    private const string Sealed = """
        SELECT coalesce(json_agg(json_build_object('application', f.application_id, 'form', encode(f.sealed_form,
            'base64'),
            'resident', (SELECT encode(wrapped, 'base64') FROM intake.wrapped_key k WHERE k.application_id =
                f.application_id AND keyhole = 'resident'),
            'city', (SELECT encode(wrapped, 'base64') FROM intake.wrapped_key k WHERE k.application_id =
                f.application_id AND keyhole = 'city'),
            'messages', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'sender', m.sender, 'sealed',
                encode(m.sealed, 'base64')) ORDER BY m.at, m.id), '[]') FROM intake.message m WHERE m.application_id =
                f.application_id))
            ORDER BY f.application_id), '[]')::text FROM intake.case_file f
        """;

    /// <summary>Each form and each message as it was written; an id only as an id.</summary>
    public async Task<List<string>> ReadAsync(TestDatabase database)
    {
        var read = new List<string>();
        using var files = JsonDocument.Parse((await database.AskAsync<string>(EmbeddedPostgres.Superuser, Sealed))!);
        foreach (var file in files.RootElement.EnumerateArray())
        {
            var application = file.GetProperty("application").GetGuid();
            if (!keys.TryGetValue(application, out var key) && (key = KeyOf(file, application)) is not null)
            {
                keys.Add(application, key);
            }

            if (key is null)
            {
                read.Add("a draft that was begun by this very form");
                continue;
            }

            read.Add(
                Ids()
                    .Replace(
                        JsonSerializer.Serialize(
                            SealedForm.Open(Bytes(file, "form"), key, application),
                            FormJson.Options
                        ),
                        "id"
                    )
            );
            read.AddRange(
                file.GetProperty("messages")
                    .EnumerateArray()
                    .Select(m =>
                        JsonSerializer.Serialize(
                            SealedMessage
                                .Open(
                                    new Message
                                    {
                                        Id = m.GetProperty("id").GetGuid(),
                                        ApplicationId = application,
                                        Sender = m.GetProperty("sender").GetString()!,
                                        Sealed = Bytes(m, "sealed"),
                                    },
                                    key
                                )
                                .Content,
                            FormJson.Options
                        )
                    )
            );
        }

        return read;
    }

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    private DataKey? KeyOf(JsonElement file, Guid application)
    {
        if (file.GetProperty("city").ValueKind != JsonValueKind.Null)
        {
            using var city = RecipientPrivateKey.Load(Path.Combine(TestKeys.Folder, "custodian", "city.key.pem"));
            return city.Unwrap(Bytes(file, "city"), application);
        }

        foreach (var resident in residents)
        {
            try
            {
                return DataKey.UnwrapFor(resident, Bytes(file, "resident"), application);
            }
            catch (SealBrokenException)
            {
                // Another's.
            }
        }

        return null;
    }

    // PostgreSQL breaks its lines.
    private static byte[] Bytes(JsonElement row, string name) =>
        Convert.FromBase64String(row.GetProperty(name).GetString()!);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
