using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;
using CityKey.Testing.Databases;

namespace CityKey.Tests.Data.PortalSwitch;

/// <summary>A test class of planned changes, on an open switch and a database of its own.</summary>
public abstract class SwitchOrdersTest : IAsyncLifetime
{
    private protected static readonly Guid First = new("00000000-0000-7000-8000-000000000001");

    private protected TestDatabase Database { get; private set; } = null!;
    private protected SwitchUnderTest Control { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Control = await SwitchUnderTest.CreateAsync(Database);
        await Control.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Control.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task PlanAsync(PortalMode mode, DateTimeOffset? at = null) =>
        await Control.OrdersAsync(async o =>
        {
            var due = at ?? TimeProvider.System.GetUtcNow().AddHours(1);
            await o.PlanAsync(
                new SwitchOrder(mode, "winter", mode == PortalMode.NoNew ? due.AddDays(1) : null)
                {
                    Wording = PortalWording.Of("long"),
                    ReviewOn = new DateOnly(2027, 1, 4),
                },
                due,
                1,
                Actor.Staff(First),
                CancellationToken.None
            );
            return true;
        });

    private protected Task<object?> TimeComesAsync() =>
        Database.AskAsync<object>("ck_owner", SwitchUnderTest.TimeComes);

    private protected Task<string?> ModeAsync() =>
        Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")!;

    private protected Task<string?> EndedAsync() =>
        Database.AskAsync<string>("ck_staff", "SELECT ended_as FROM platform.portal_order")!;

    private protected Task<string?> LastAsync() =>
        Database.AskAsync<string>(
            "ck_staff",
            "SELECT concat_ws(' ', from_mode, to_mode, reason, actor_kind, asked_by, wording, review_on) "
                + "FROM platform.portal_change ORDER BY epoch DESC LIMIT 1"
        )!;
}
