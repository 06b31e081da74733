using CityKey.Data;
using CityKey.Data.Sealing;
using CityKey.Domain.People;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Worker.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Tests.Worker.Outbox;

/// <summary>What the worker makes of the match boxes, under its own database role.</summary>
public sealed class MatchDigestsTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TestApplications applications = null!;
    private ServiceProvider worker = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        worker = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.ConnectionString("ck_worker"))
            .AddSingleton(_ => SealedBoxKey.Load(Path.Combine(TestKeys.Folder, "worker", "match.key.pem")))
            .AddScoped(s => new MatchDigests(
                s.GetRequiredService<CityKeyDb>(),
                s.GetRequiredService<SealedBoxKey>(),
                new byte[32],
                TimeProvider.System
            ))
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await worker.DisposeAsync();
        await applications.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_submission_gets_its_digest_and_loses_its_box()
    {
        await SubmitAsync("Łucja", "Brzęczyszczykiewicz");
        Assert.Equal(1, await CountAsync("intake.box WHERE kind = 'match'"));

        await WorkAsync();

        Assert.Equal(1, await CountAsync("review.match_digest WHERE length(digest) = 32"));
        Assert.Equal(0, await CountAsync("intake.box WHERE kind = 'match'"));
        Assert.Equal(1, await CountAsync("intake.box WHERE kind = 'mail'"));
        Assert.Equal(1, await CountAsync("platform.outbox_message WHERE kind = 'match' AND outcome = 'done'"));
    }

    [Fact]
    public async Task Case_accents_and_spaces_make_no_other_person_and_another_name_or_day_does()
    {
        await SubmitAsync("José María", "Núñez");
        await SubmitAsync("JOSE MARIA", "Nunez");
        await SubmitAsync("Jose", "Maria Nuñez");
        await SubmitAsync("José María", "Núñes");
        await SubmitAsync("José María", "Núñez", new DateOnly(1961, 3, 15));

        await WorkAsync();

        Assert.Equal(5, await CountAsync("review.match_digest"));
        Assert.Equal(3, await CountAsync("(SELECT DISTINCT digest FROM review.match_digest) d"));
    }

    [Fact]
    public async Task Two_workers_at_once_do_each_once()
    {
        for (var i = 0; i < 30; i++)
        {
            await SubmitAsync("Given", $"Family{i}");
        }

        await Task.WhenAll(Task.Run(WorkAsync), Task.Run(WorkAsync), Task.Run(WorkAsync));

        Assert.Equal(30, await CountAsync("review.match_digest"));
        Assert.Equal(0, await CountAsync("platform.outbox_message WHERE kind = 'match' AND done_at IS NULL"));
    }

    [Fact]
    public async Task A_box_that_cannot_be_opened_is_parked_and_holds_up_nobody()
    {
        await SubmitAsync("Broken", "Box");
        await database.AskAsync<int>(
            "ck_owner",
            "UPDATE intake.box SET sealed = set_byte(sealed, 420, 255 - get_byte(sealed, 420)) WHERE kind = 'match'"
        );
        await SubmitAsync("Whole", "Box");

        await WorkAsync();

        Assert.Equal(1, await CountAsync("review.match_digest"));
        Assert.Equal(1, await CountAsync("platform.outbox_message WHERE kind = 'match' AND outcome = 'parked-broken'"));
    }

    private async Task SubmitAsync(string given, string family, DateOnly? born = null)
    {
        var form = TestForms.Complete() with
        {
            Name = PersonName.Of(given, family),
            Born = born ?? new DateOnly(1961, 3, 14),
        };
        await applications.SubmitAsync(await applications.KeyOfAsync(await applications.DraftAsync(form)));
    }

    private async Task WorkAsync()
    {
        int done;
        do
        {
            await using var scope = worker.CreateAsyncScope();
            done = await scope.ServiceProvider.GetRequiredService<MatchDigests>().DoDueAsync(CancellationToken.None);
        } while (done > 0);
    }

    private Task<long> CountAsync(string of) => database.AskAsync<long>("ck_owner", $"SELECT count(*) FROM {of}");
}
