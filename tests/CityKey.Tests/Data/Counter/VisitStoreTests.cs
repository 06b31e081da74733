using CityKey.Data.Counter;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Testing.Databases;

namespace CityKey.Tests.Data.Counter;

public sealed class VisitStoreTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private CounterFixture counter = null!;

    public async ValueTask InitializeAsync() =>
        counter = new CounterFixture(database = await TestDatabase.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await counter.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_visit_opens_only_with_its_key_for_its_clerk_in_its_session()
    {
        using var key = await counter.PrintedAsync();
        using var other = VisitKey.Create();

        Assert.True(await counter.IsThereAsync(key));
        Assert.False(await counter.IsThereAsync(other));
        Assert.False(await counter.IsThereAsync(key, CounterFixture.Clerk with { ClerkId = Guid.NewGuid() }));
        Assert.False(await counter.IsThereAsync(key, CounterFixture.Clerk with { Session = Guid.NewGuid() }));
    }

    [Fact]
    public async Task A_start_that_is_sent_twice_begins_one_visit()
    {
        using var key = await counter.StartAsync();
        await counter.StartAsync(key, new Visit { Site = "pilsen", Keeps = CounterRetention.SerialOnly });

        Assert.Equal(
            "city-hall",
            await database.AskAsync<string>("ck_owner", "SELECT min(site) FROM counter.visit HAVING count(*) = 1")
        );
        Assert.Equal(1L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM audit.entry"));
    }

    [Fact]
    public async Task After_fifteen_minutes_without_a_touch_a_visit_does_not_open_and_is_gone()
    {
        using var touched = await counter.PrintedAsync();
        using var idle = await counter.PrintedAsync();
        counter.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.True(await counter.IsThereAsync(touched));
        counter.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await counter.IsThereAsync(touched));
        Assert.False(await counter.IsThereAsync(idle));
        Assert.Equal(1L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
        Assert.Equal(
            "abandoned",
            await database.AskAsync<string>("ck_owner", "SELECT spoil_reason FROM cards.card WHERE status = 'Spoiled'")
        );
    }

    [Fact]
    public async Task The_worker_ends_idle_visits_and_spoils_the_cards_of_visits_that_are_gone_and_no_others()
    {
        using var idle = await counter.PrintedAsync();
        counter.Time.Advance(TimeSpan.FromMinutes(15));
        using var busy = await counter.PrintedAsync();

        await counter.WorkAsync();
        Assert.True(await counter.IsThereAsync(busy));
        Assert.Equal("Printing Spoiled", await StatusesAsync());
        Assert.Equal(
            "counter.visit-abandoned",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT action FROM audit.entry WHERE actor_kind = 'Worker' AND action LIKE 'counter%'"
            )
        );

        // As after a crash, which empties unlogged tables.
        await database.AskAsync<object>("ck_owner", "TRUNCATE counter.visit CASCADE");
        await counter.WorkAsync();
        Assert.False(await counter.IsThereAsync(busy));
        Assert.Equal("Spoiled Spoiled", await StatusesAsync());
    }

    [Fact]
    public async Task A_visit_and_its_photo_are_unlogged() =>
        Assert.Equal(
            "portal_node visit visit_photo",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relkind = 'r' "
                    + "AND relpersistence = 'u'"
            )
        );

    [Fact]
    public async Task A_change_after_printing_spoils_that_card_and_the_next_has_another_serial()
    {
        using var key = await counter.PrintedAsync();
        PrintedCard? first = null,
            second = null;
        await counter.OpenAsync(
            key,
            async (visits, enrollment, opened) =>
            {
                first = opened.Visit.Card;
                var form = opened.Visit.Form;
                await visits.KeepAsync(
                    opened,
                    opened.Visit.WithPerson(form.Name!, new DateOnly(1988, 1, 1), form.Stay!, form.Card!),
                    CancellationToken.None
                );
                await visits.KeepAsync(opened, opened.Visit with { Checked = true }, CancellationToken.None);
                await enrollment.BeginPrintingAsync(opened, CancellationToken.None);
                second = opened.Visit.Card;
                await Assert.ThrowsAsync<RuleViolationException>(() =>
                    enrollment.FinishAsync(opened, first!.Serial, CancellationToken.None)
                );
            }
        );

        Assert.NotEqual(first!.Serial, second!.Serial);
        Assert.Equal(
            "corrected",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT spoil_reason FROM cards.card WHERE serial = $1",
                first.Serial
            )
        );
    }

    [Fact]
    public async Task The_secret_on_the_slip_fits_only_its_card_and_is_stored_nowhere()
    {
        var card = await counter.IssuedAsync();
        var digest = await database.AskAsync<byte[]>("ck_owner", "SELECT revocation_digest FROM cards.card");

        Assert.True(RevocationSecret.TryRead(card.Secret, out var secret) && secret.Fits(card.Serial, digest));
        Assert.False(secret.Fits(ReferenceNumber.From([1, 2, 3, 4, 5, 6, 7]), digest));
        Assert.False(RevocationSecret.Create().Fits(card.Serial, digest));
        Assert.Equal(80, secret.Normal.Length * 5);
    }

    [Fact]
    public async Task A_visit_that_lacks_something_prints_no_card()
    {
        using var key = await counter.StartAsync();
        await counter.OpenAsync(
            key,
            async (_, enrollment, opened) =>
                await Assert.ThrowsAsync<RuleViolationException>(() =>
                    enrollment.BeginPrintingAsync(opened, CancellationToken.None)
                )
        );
        Assert.Equal(0L, await database.AskAsync<long>("ck_owner", "SELECT count(*) FROM cards.card"));
    }

    private Task<string?> StatusesAsync() =>
        database.AskAsync<string>("ck_owner", "SELECT string_agg(status, ' ' ORDER BY status) FROM cards.card");
}
