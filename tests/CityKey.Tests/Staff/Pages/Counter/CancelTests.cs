using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class CancelTests : CounterPageTest
{
    [Fact]
    public async Task A_canceled_visit_leaves_nothing_and_spoils_its_card()
    {
        await Visit.ToPrintedAsync();

        await Clerk.PressAsync(await Clerk.GetAsync("/counter/cancel"), "/counter/cancel");

        Assert.Equal("/counter?ended=true", (await Clerk.GetAsync("/counter/print")).Path);
        Assert.Equal(0L, await Site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
        Assert.Equal("cancelled", await CardAsync("spoil_reason"));
    }
}
