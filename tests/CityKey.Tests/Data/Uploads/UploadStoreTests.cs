using System.Security.Cryptography;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Data.Uploads;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Embedded;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CityKey.Tests.Data.Uploads;

/// <summary>The store of pictures on a real database, under the portal's and the staff's roles.</summary>
public sealed class UploadStoreTests : IAsyncLifetime
{
    private readonly byte[] picture = RandomNumberGenerator.GetBytes(300_000);
    private readonly Guid upload = Guid.CreateVersion7();
    private TestDatabase database = null!;
    private TestApplications applications = null!;
    private ServiceProvider staff = null!;
    private ResidentKey resident = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        applications = new TestApplications(database);
        await applications.OpenPortalAsync();
        staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(database.ConnectionString("ck_staff"))
            .AddSwitchControl()
            .BuildServiceProvider();
        resident = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
    }

    public async ValueTask DisposeAsync()
    {
        await staff.DisposeAsync();
        await applications.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Residents_see_again_what_they_sent()
    {
        await SaveAsync();
        Assert.Equal(
            picture,
            await AsResidentAsync((opened, store) => store.ReadAsync(opened, upload, CancellationToken.None))
        );
    }

    [Fact]
    public async Task Staff_see_it_with_the_records_key_and_not_with_another()
    {
        await SaveAsync();
        await using var scope = staff.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<UploadStore>();
        var seen = await AsResidentAsync(
            (opened, _) => store.ReadAsync(opened.Key, opened.Application.Id, upload, CancellationToken.None)
        );
        Assert.Equal(picture, seen);
        using var other = DataKey.Create();
        await Assert.ThrowsAsync<SealBrokenException>(() =>
            AsResidentAsync(
                (opened, _) => store.ReadAsync(other, opened.Application.Id, upload, CancellationToken.None)
            )
        );
    }

    [Fact]
    public async Task Another_resident_cannot_open_it_by_its_id()
    {
        await SaveAsync();
        var stranger = await applications.KeyOfAsync(await applications.DraftAsync(TestForms.Complete()));
        await Assert.ThrowsAsync<SealBrokenException>(() =>
            AsResidentAsync((opened, store) => store.ReadAsync(opened, upload, CancellationToken.None), stranger)
        );
    }

    [Theory]
    [InlineData("DELETE FROM intake.upload_segment WHERE number = 4")]
    [InlineData("UPDATE intake.upload_segment SET number = 9 WHERE number = 1")]
    [InlineData(
        "UPDATE intake.upload_segment SET sealed = set_byte(sealed, 70, get_byte(sealed, 70) # 1) WHERE number = 2"
    )]
    [InlineData("UPDATE intake.upload SET header = set_byte(header, 40, get_byte(header, 40) # 1)")]
    public async Task Content_that_was_changed_in_the_database_is_not_shown(string change)
    {
        await SaveAsync();
        await ChangeAsync(change);
        await Assert.ThrowsAsync<SealBrokenException>(() =>
            AsResidentAsync((opened, store) => store.ReadAsync(opened, upload, CancellationToken.None))
        );
    }

    [Fact]
    public async Task Nothing_is_kept_when_the_switch_closes_in_between()
    {
        var refused = await Assert.ThrowsAsync<PortalClosedException>(() =>
            AsResidentAsync(
                async (opened, store) =>
                {
                    await CloseAsync();
                    using var taken = AcceptedPictures.Of(picture);
                    await store.SaveAsync(opened, upload, taken, CancellationToken.None);
                    return true;
                }
            )
        );
        Assert.Equal(PortalMode.Paused, refused.Mode);
        Assert.Equal(
            0L,
            await database.AskAsync<long>(
                EmbeddedPostgres.Superuser,
                "SELECT (SELECT count(*) FROM intake.upload) + (SELECT count(*) FROM intake.upload_segment)"
            )
        );
    }

    [Fact]
    public async Task The_portals_role_cannot_read_pictures_past_its_functions()
    {
        await SaveAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            database.AskAsync<object>("ck_portal", "SELECT sealed FROM intake.upload_segment")
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private Task<bool> SaveAsync() =>
        AsResidentAsync(
            async (opened, store) =>
            {
                using var taken = AcceptedPictures.Of(picture);
                await store.SaveAsync(opened, upload, taken, CancellationToken.None);
                return true;
            }
        );

    private Task<T> AsResidentAsync<T>(Func<OpenedApplication, UploadStore, Task<T>> act, ResidentKey? who = null) =>
        applications.RequestAsync(
            async (applications, store) =>
            {
                using var opened = await applications.OpenAsync(who ?? resident, CancellationToken.None);
                return await act(opened!, store);
            }
        );

    private async Task ChangeAsync(string sql)
    {
        Assert.Equal(
            1L,
            await database.AskAsync<long>(
                EmbeddedPostgres.Superuser,
                $"WITH changed AS ({sql} RETURNING 1) SELECT count(*) FROM changed"
            )
        );
    }

    private async Task CloseAsync()
    {
        await using var scope = staff.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SwitchControl>()
            .CloseAsync(new SwitchOrder(PortalMode.Paused, "test"), Actor.CommandLine, CancellationToken.None);
    }
}
