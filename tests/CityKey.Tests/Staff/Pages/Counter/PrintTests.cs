using System.Net;
using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class PrintTests : CounterPageTest
{
    [Fact]
    public async Task A_second_tab_shows_the_same_visit_and_a_stale_one_cannot_call_another_card_good()
    {
        var printed = await Visit.ToPrintedAsync();
        Assert.Contains(
            "A visit is in progress here",
            (await Clerk.GetAsync("/counter")).Text,
            StringComparison.Ordinal
        );
        var person = await Clerk.GetAsync("/counter/person");
        Assert.Equal(CounterVisit.Given, person.Page.QuerySelector("#given-name")!.GetAttribute("value"));

        var changed = await Visit.PersonAsync(person, given: "Zqxwother");
        Assert.Equal("/counter/check", changed.Path);
        await Visit.PrintAsync(await Visit.CheckAsync(changed));

        Assert.Equal(HttpStatusCode.Conflict, (await Visit.FinishAsync(printed)).Status);
        Assert.Equal("Printing Spoiled", await CardAsync("string_agg(status, ' ' ORDER BY status)"));
    }
}
