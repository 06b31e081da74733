using System.Security.Cryptography;
using System.Text;
using CityKey.Data.Counter;
using CityKey.Data.Sealing;
using CityKey.Domain.Counter;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;

namespace CityKey.Tests.Data.Counter;

public sealed class CounterRetentionTests : IAsyncLifetime
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

    [Theory]
    [InlineData(CounterRetention.SerialOnly, "")]
    [InlineData(CounterRetention.SerialAndDigest, "kept_digest 1")]
    [InlineData(CounterRetention.NameBirthDatePhoto, "kept_digest 1, kept_key 2, kept_person 1, kept_photo 1")]
    public async Task Each_setting_keeps_what_it_says_and_no_more(CounterRetention retention, string kept)
    {
        await counter.IssuedAsync(retention);
        await counter.WorkAsync();

        Assert.Equal(kept, await CountsAsync());
    }

    [Theory]
    [InlineData(CounterRetention.SerialAndDigest)]
    [InlineData(CounterRetention.NameBirthDatePhoto)]
    public async Task Nothing_is_kept_of_a_visit_without_a_card(CounterRetention retention)
    {
        using var cancelled = await counter.PrintedAsync(retention);
        await counter.OpenAsync(
            cancelled,
            (visits, _, opened) => visits.EndAsync(opened, VisitEnd.Cancelled, CancellationToken.None)
        );
        using var refused = await counter.PrintedAsync(retention);
        await counter.OpenAsync(
            refused,
            async (visits, enrollment, opened) =>
            {
                await enrollment.RefuseAsync(opened, ["photo-not-usable"], CancellationToken.None);
                await visits.EndAsync(opened, VisitEnd.Abandoned, CancellationToken.None);
            }
        );
        await counter.WorkAsync();

        Assert.Equal("", await CountsAsync());
    }

    [Theory]
    [InlineData("city", "custodian")]
    [InlineData("recovery", "recovery")]
    public async Task Name_birth_date_and_photo_open_by_either_keyhole_and_are_what_was_typed(
        string keyhole,
        string holder
    )
    {
        var card = await counter.IssuedAsync(CounterRetention.NameBirthDatePhoto);
        using var key = RecipientPrivateKey
            .Load(Path.Combine(TestKeys.Folder, holder, $"{keyhole}.key.pem"))
            .Unwrap(await BytesAsync($"SELECT wrapped FROM counter.kept_key WHERE keyhole = '{keyhole}'"), card.Id);

        var person = Encoding.UTF8.GetString(
            key.Open(await BytesAsync("SELECT sealed FROM counter.kept_person"), RetainedPerson.Place(card.Id))
        );
        using var photo = SegmentSealer.ForHeader(
            key,
            await BytesAsync("SELECT photo_header FROM counter.kept_person"),
            RetainedPhotoSegment.Place(card.Id)
        );

        Assert.Equal(
            $$"""{"name":["{{CounterFixture.Marker}}given","{{CounterFixture.Marker}}family"],"born":"1987-11-23"}""",
            person
        );
        Assert.Equal(counter.Photo, photo.Open([await BytesAsync("SELECT sealed FROM counter.kept_photo")]));
    }

    [Fact]
    public async Task A_setting_that_was_in_force_stays_with_what_was_kept_under_it()
    {
        await counter.IssuedAsync(CounterRetention.NameBirthDatePhoto);
        await counter.IssuedAsync(CounterRetention.SerialAndDigest);
        await counter.IssuedAsync();
        await counter.WorkAsync();

        Assert.Equal(
            "NameBirthDatePhoto SerialAndDigest",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(keeps, ' ' ORDER BY keeps) FROM counter.kept_digest"
            )
        );
        Assert.Equal(
            "NameBirthDatePhoto SerialAndDigest SerialOnly",
            await database.AskAsync<string>(
                "ck_owner",
                "SELECT string_agg(detail->>'keeps', ' ' ORDER BY detail->>'keeps') FROM audit.entry "
                    + "WHERE action = 'counter.visit-issued'"
            )
        );
    }

    [Fact]
    public async Task A_second_card_of_the_same_person_is_noticed_by_the_digest_that_online_applications_have()
    {
        await counter.IssuedAsync(CounterRetention.SerialAndDigest);
        await counter.WorkAsync();
        const string noticed = "SELECT count(*) FROM audit.entry WHERE action = 'card.seems-second'";
        Assert.Equal(0L, await database.AskAsync<long>("ck_owner", noticed));
        await counter.IssuedAsync(CounterRetention.SerialAndDigest);
        await counter.WorkAsync();

        Assert.Equal(1L, await database.AskAsync<long>("ck_owner", noticed));
        var marker = CounterFixture.Marker.ToLowerInvariant();
        var online = $$"""{"name":"{{marker}}given{{marker}}family","born":"1987-11-23"}""";
        Assert.Equal(
            HMACSHA256.HashData(
                await File.ReadAllBytesAsync(Path.Combine(TestKeys.Folder, "worker", "digest.key")),
                Encoding.UTF8.GetBytes(online)
            ),
            await BytesAsync("SELECT digest FROM counter.kept_digest LIMIT 1")
        );
    }

    [Fact]
    public async Task What_a_setting_does_not_allow_the_database_refuses()
    {
        var card = await counter.IssuedAsync();
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            database.AskAsync<object>(
                "ck_staff",
                "INSERT INTO counter.match_box (card_id, keeps, key_id, sealed) "
                    + $"VALUES ('{card.Id}', 'SerialOnly', '', '')"
            )
        );
        Assert.Equal(Npgsql.PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    private async Task<byte[]> BytesAsync(string sql) => (await database.AskAsync<byte[]>("ck_owner", sql))!;

    private async Task<string> CountsAsync() =>
        await database.AskAsync<string>(
            "ck_owner",
            """
            SELECT coalesce(string_agg(t || ' ' || n, ', ' ORDER BY t), '') FROM (
                SELECT 'kept_digest' t, count(*) n FROM counter.kept_digest UNION ALL SELECT 'kept_key', count(*)
                    FROM counter.kept_key
                UNION ALL SELECT 'kept_person', count(*) FROM counter.kept_person UNION ALL SELECT 'kept_photo',
                    count(*) FROM counter.kept_photo
                UNION ALL SELECT 'match_box', count(*) FROM counter.match_box UNION ALL SELECT 'visit', count(*)
                    FROM counter.visit
                UNION ALL SELECT 'visit_photo', count(*) FROM counter.visit_photo) counted WHERE n > 0
            """
        ) ?? "";
}
