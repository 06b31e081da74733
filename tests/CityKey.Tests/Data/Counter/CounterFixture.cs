using CityKey.Data;
using CityKey.Data.Counter;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.People;
using CityKey.Staff.Counter;
using CityKey.Testing.Databases;
using CityKey.Testing.Records;
using CityKey.Testing.Uploads;
using CityKey.Tests.Data.Uploads;
using CityKey.Worker.Deadlines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Data.Counter;

/// <summary>What the staff site and the worker have for a counter, without pages.</summary>
internal sealed class CounterFixture : IAsyncDisposable
{
    /// <summary>Stands in every field of a visit that can hold it.</summary>
    public const string Marker = "Zqxwmarkeratthecounter";

    /// <summary>A clerk who is signed in.</summary>
    public static readonly VisitOwner Clerk = new(Guid.CreateVersion7(), Guid.NewGuid());

    private readonly ServiceProvider staff;
    private readonly ServiceProvider worker;

    public CounterFixture(TestDatabase database)
        : this(database.ConnectionString) { }

    public CounterFixture(Func<string, string> connection)
    {
        staff = Provider(
            connection("ck_staff"),
            s =>
                s.AddScoped<VisitStore>()
                    .AddScoped<CounterEnrollment>()
                    .AddSingleton(new Lazy<CityKeys>(() => CityKeys.Load(TestKeys.Folder)))
        );
        worker = Provider(
            connection("ck_worker"),
            s =>
                s.AddScoped<VisitSweep>()
                    .AddSingleton(SealedBoxKey.Load(Path.Combine(TestKeys.Folder, "worker", "match.key.pem")))
                    .AddScoped(p => new CounterDigests(
                        p.GetRequiredService<CityKeyDb>(),
                        p.GetRequiredService<SealedBoxKey>(),
                        File.ReadAllBytes(Path.Combine(TestKeys.Folder, "worker", "digest.key")),
                        p.GetRequiredService<TimeProvider>()
                    ))
        );
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    public byte[] Photo { get; } = SamplePictures.Quarters(600, 800);

    public async Task<VisitKey> StartAsync(CounterRetention retention = CounterRetention.SerialOnly)
    {
        var key = VisitKey.Create();
        await StartAsync(key, new Visit { Site = "city-hall", Keeps = retention });
        return key;
    }

    public Task StartAsync(VisitKey key, Visit visit) =>
        RequestAsync((visits, _) => visits.StartAsync(key, Clerk, visit, CancellationToken.None));

    /// <summary>A visit of which a card is printed.</summary>
    public async Task<VisitKey> PrintedAsync(CounterRetention retention = CounterRetention.SerialOnly)
    {
        var key = await StartAsync(retention);
        await OpenAsync(
            key,
            async (visits, enrollment, opened) =>
            {
                await visits.KeepAsync(opened, Filled(opened.Visit), CancellationToken.None);
                using var photo = AcceptedPictures.Of(Photo);
                await visits.KeepPhotoAsync(opened, photo, CancellationToken.None);
                await visits.KeepAsync(opened, opened.Visit with { Checked = true }, CancellationToken.None);
                await enrollment.BeginPrintingAsync(opened, CancellationToken.None);
            }
        );
        return key;
    }

    /// <summary>A visit that led to a card.</summary>
    public async Task<PrintedCard> IssuedAsync(CounterRetention retention = CounterRetention.SerialOnly)
    {
        using var key = await PrintedAsync(retention);
        PrintedCard card = null!;
        await OpenAsync(
            key,
            async (visits, enrollment, opened) =>
            {
                card = opened.Visit.Card!;
                await enrollment.FinishAsync(opened, card.Serial, CancellationToken.None);
                await visits.EndAsync(opened, VisitEnd.Abandoned, CancellationToken.None);
            }
        );
        return card;
    }

    /// <summary>One request with the visit open.</summary>
    /// <returns>False when there is no such visit for this clerk.</returns>
    public async Task<bool> OpenAsync(
        VisitKey key,
        Func<VisitStore, CounterEnrollment, OpenedVisit, Task> act,
        VisitOwner? owner = null
    )
    {
        var there = false;
        await RequestAsync(
            async (visits, enrollment) =>
            {
                // Disposing of an opened visit disposes of its key, which a test goes on to use.
                using var own = VisitKey.TryRead(key.Write())!;
                using var opened = await visits.OpenAsync(own, owner ?? Clerk, CancellationToken.None);
                if (there = opened is not null)
                {
                    await act(visits, enrollment, opened!);
                }
            }
        );
        return there;
    }

    public Task<bool> IsThereAsync(VisitKey key, VisitOwner? owner = null) =>
        OpenAsync(key, (_, _, _) => Task.CompletedTask, owner);

    /// <summary>What the worker does at each of its ticks.</summary>
    public async Task WorkAsync()
    {
        await using var scope = worker.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<VisitSweep>().SweepAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<CounterDigests>().DoDueAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await staff.DisposeAsync();
        await worker.DisposeAsync();
    }

    public static Visit Filled(Visit visit) =>
        visit
            .WithPerson(
                PersonName.Of($"{Marker}given", $"{Marker}family"),
                new DateOnly(1987, 11, 23),
                new Stay(
                    StayKind.CareOf,
                    $"{Marker}careof",
                    new PostalAddress($"{Marker}line1", $"{Marker}line2", $"{Marker}town", "60647")
                ),
                new CardChoices(PrintAddress: true, "X", Collect: true)
            )
            .WithSeen([new Evidence("passport"), new Evidence("lease")], done: true, clerkAccepts: false);

    private async Task RequestAsync(Func<VisitStore, CounterEnrollment, Task> act)
    {
        await using var scope = staff.CreateAsyncScope();
        await act(
            scope.ServiceProvider.GetRequiredService<VisitStore>(),
            scope.ServiceProvider.GetRequiredService<CounterEnrollment>()
        );
    }

    private ServiceProvider Provider(string connection, Action<IServiceCollection> add)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(TestApplications.City)
            .AddRecords(connection);
        add(services);
        return services.BuildServiceProvider();
    }
}
