using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class CheckTests : CounterPageTest
{
    [Fact]
    public async Task The_page_shows_what_the_card_will_say()
    {
        var photo = await Visit.DocumentsAsync(await Visit.PersonAsync(await Visit.StartAsync()));
        Assert.Equal("/counter/photo", (await Clerk.GetAsync("/counter/check")).Path);

        var check = await Visit.PhotoAsync(photo);

        Assert.Equal("/counter/check", check.Path);
        Assert.Contains(CounterVisit.Family, check.Text, StringComparison.Ordinal);
        Assert.Contains("Zqxwvisitstreet 1", check.Text, StringComparison.Ordinal);
    }
}
