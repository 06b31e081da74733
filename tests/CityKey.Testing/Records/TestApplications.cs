using CityKey.Data;
using CityKey.Data.Cities;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Sealing;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Portal.Applications;
using CityKey.Testing.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Testing.Records;

/// <summary>The portal's operations without its pages, under the portal's database role.</summary>
public sealed class TestApplications : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string staffConnection;

    public TestApplications(TestDatabase database, params IInterceptor[] watching)
        : this(database.ConnectionString("ck_portal"), database.ConnectionString("ck_staff"), watching) { }

    public TestApplications(string portalConnection, string staffConnection, params IInterceptor[] watching)
    {
        this.staffConnection = staffConnection;
        services = new ServiceCollection()
            .AddLogging()
            .AddRecords(portalConnection)
            .AddResidentApplications()
            .AddSingleton(CityKeys.Load(TestKeys.Folder))
            .AddSingleton<AccessCodeKdf>()
            .AddSingleton(City)
            .ConfigureDbContext<CityKeyDb>(o => o.AddInterceptors(watching))
            .BuildServiceProvider();
    }

    public static CityProfile City { get; } = CityProfileFile.Read("chicago");

    /// <summary>Opens the switch, as an administrator does.</summary>
    public async Task OpenPortalAsync()
    {
        await using var staff = new ServiceCollection()
            .AddLogging()
            .AddRecords(staffConnection)
            .AddSwitchControl()
            .BuildServiceProvider();
        await using var scope = staff.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SwitchControl>()
            .OpenAsync("test", Actor.CommandLine, CancellationToken.None);
    }

    /// <summary>One request of a resident.</summary>
    public async Task<T> RequestAsync<T>(Func<ResidentApplications, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ResidentApplications>());
    }

    /// <summary>One request of a resident who reads or writes messages.</summary>
    public async Task<T> RequestAsync<T>(Func<ResidentApplications, ResidentConversation, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(
            scope.ServiceProvider.GetRequiredService<ResidentApplications>(),
            scope.ServiceProvider.GetRequiredService<ResidentConversation>()
        );
    }

    /// <summary>One request of a resident who sends or looks at pictures.</summary>
    public async Task<T> RequestAsync<T>(Func<ResidentApplications, UploadStore, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(
            scope.ServiceProvider.GetRequiredService<ResidentApplications>(),
            scope.ServiceProvider.GetRequiredService<UploadStore>()
        );
    }

    /// <summary>The key of an access code.</summary>
    public Task<ResidentKey> KeyOfAsync(AccessCode code) =>
        services.GetRequiredService<AccessCodeKdf>().StretchAsync(code, CancellationToken.None);

    /// <summary>A draft with every answer.</summary>
    public async Task<AccessCode> DraftAsync(ApplicationForm form)
    {
        var code = AccessCode.Create();
        await RequestAsync(async applications =>
        {
            using var opened = await applications.StartAsync(code, form.Language, "test", CancellationToken.None);
            await applications.SaveAsync(opened, form, CancellationToken.None);
            return opened.Application.Reference;
        });
        return code;
    }

    /// <summary>Submits a draft in one request.</summary>
    /// <returns>The reference of the receipt.</returns>
    public Task<string> SubmitAsync(ResidentKey key) =>
        RequestAsync(async applications =>
        {
            using var opened =
                await applications.OpenAsync(key, CancellationToken.None)
                ?? throw new InvalidOperationException("No such application.");
            await applications.SubmitAsync(opened, CancellationToken.None);
            return opened.Application.Reference;
        });

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
