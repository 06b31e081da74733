using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class CardTests : CounterPageTest
{
    [Fact]
    public async Task Every_printing_of_a_card_is_recorded()
    {
        await Visit.ToPrintedAsync();

        await Visit.CardAsync();
        await Visit.CardAsync();

        Assert.Equal(
            2L,
            await Site.Database.AskAsync<long>(
                "ck_owner",
                "SELECT count(*) FROM audit.entry WHERE action = 'card.printed'"
            )
        );
    }

    [Fact]
    public async Task There_is_no_card_before_the_print_step()
    {
        await Visit.PersonAsync(await Visit.StartAsync());
        Assert.Equal("/counter/documents", (await Clerk.GetAsync("/counter/card")).Path);
    }
}
