using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Counter;

/// <summary>A test class of one page of the counter, with a clerk who has signed in.</summary>
public abstract class CounterPageTest()
    : StaffPageTest(new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)))
{
    private protected HttpBrowser Clerk { get; private set; } = null!;
    private protected CounterVisit Visit { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Clerk = await Site.SignedInAsync("clerk@citykey.example");
        Visit = new CounterVisit(Clerk);
    }

    public override async ValueTask DisposeAsync()
    {
        Clerk.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<string?> CardAsync(string columns) =>
        Site.Database.AskAsync<string>("ck_owner", $"SELECT {columns} FROM cards.card");
}
