using CityKey.Data;
using CityKey.Data.Legal;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Tests.Data.Uploads;
using CityKey.Worker.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Worker.Deadlines;

/// <summary>Drafts past their date, and workers that end them.</summary>
internal sealed class OverdueApplications : IAsyncDisposable
{
    private OverdueApplications(TestDatabase database, TestApplications applications) =>
        (Database, Portal) = (database, applications);

    public TestDatabase Database { get; }
    public TestApplications Portal { get; }

    /// <param name="areRecords">What counsel has said; null for nothing.</param>
    public static async Task<OverdueApplications> CreateAsync(bool? areRecords = null)
    {
        var database = await TestDatabase.CreateAsync();
        var overdue = new OverdueApplications(database, new TestApplications(database));
        await overdue.Portal.OpenPortalAsync();
        // As if it had stood open for a year.
        await database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            "UPDATE platform.portal_change SET at = at - interval '400 days'"
        );
        if (areRecords is { } said)
        {
            await RecordsRuleImport.ApplyAsync(
                database.ConnectionString("ck_owner"),
                TestCities.Confirmed(said),
                TimeProvider.System,
                CancellationToken.None
            );
        }

        return overdue;
    }

    /// <summary>A draft with one picture, begun so many days ago.</summary>
    public async Task<Guid> DraftAsync(int daysAgo)
    {
        var form = TestForms.Complete();
        var key = await Portal.KeyOfAsync(await Portal.DraftAsync(form));
        var id = await Portal.RequestAsync(
            async (applications, store) =>
            {
                using var opened = await applications.OpenAsync(key, CancellationToken.None);
                using var photo = AcceptedPictures.Of(new byte[1000]);
                await store.SaveAsync(opened!, form.Photo!.Value, photo, CancellationToken.None);
                return opened!.Application.Id;
            }
        );
        await Database.AskAsync<object>(
            EmbeddedPostgres.Superuser,
            $"UPDATE intake.application SET started_at = started_at - interval '{daysAgo} days', "
                + $"draft_expires_at = draft_expires_at - interval '{daysAgo} days' WHERE id = $1",
            id
        );
        return id;
    }

    /// <summary>One worker's round, under the worker's role.</summary>
    public async Task<int> RoundAsync<T>()
        where T : DeadlineSweep
    {
        await using var worker = new ServiceCollection()
            .AddLogging()
            .AddRecords(Database.ConnectionString("ck_worker"))
            .AddDeadlines()
            .BuildServiceProvider();
        await using var scope = worker.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<T>().DoDueAsync(CancellationToken.None);
    }

    public Task<long> CountAsync(string what) =>
        Database.AskAsync<long>(EmbeddedPostgres.Superuser, $"SELECT count(*) FROM {what}");

    /// <summary>Places a hold as counsel does.</summary>
    public Task HoldAsync(string scope = "'Everything', NULL, NULL, NULL") =>
        Database.AskAsync<object>(
            "ck_staff",
            "INSERT INTO legal.hold (id, placed_at, placed_by, reason, scope, application_id, \"from\", "
                + $"\"to\") VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'lawsuit', {scope})"
        );

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
