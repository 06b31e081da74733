using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff;

/// <summary>A test class of one page of the staff site: each test gets its own site and database.</summary>
/// <param name="time">The site's clock; null for the real one.</param>
public abstract class StaffPageTest(FakeTimeProvider? time = null) : IAsyncLifetime
{
    protected FakeTimeProvider Time { get; } = time ?? new FakeTimeProvider();

    private protected StaffSite Site { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Site = await StaffSite.StartAsync(time);

    public virtual async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
