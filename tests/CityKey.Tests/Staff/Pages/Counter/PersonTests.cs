using System.Net;
using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class PersonTests : CounterPageTest
{
    [Fact]
    public async Task A_letter_that_the_card_cannot_show_is_said_beside_the_name_before_anything_is_printed()
    {
        var refused = await Visit.PersonAsync(await Visit.StartAsync(), given: "愛");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("愛", refused.Page.QuerySelector("#given-name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(CounterVisit.Family, refused.Page.QuerySelector("#family-name")!.GetAttribute("value"));
    }
}
