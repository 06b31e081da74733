using System.Net;
using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class IndexTests : CounterPageTest
{
    [Fact]
    public async Task Nothing_is_typed_before_what_is_kept_was_said()
    {
        var start = await Clerk.GetAsync("/counter");
        Assert.Contains(
            "We do not keep your name, your date of birth or your photo.",
            start.Text,
            StringComparison.Ordinal
        );

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Clerk.SendAsync(start, "agreed", ("site", "pilsen"))).Status
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (
                await Clerk.SendAsync(
                    start,
                    "agreed",
                    ("site", "pilsen"),
                    ("agreed", "true"),
                    ("told", "NameBirthDatePhoto")
                )
            ).Status
        );
        Assert.Equal("/counter?ended=true", (await Clerk.GetAsync("/counter/person")).Path);
        Assert.Equal(0L, await Site.Database.AskAsync<long>("ck_owner", "SELECT count(*) FROM counter.visit"));
    }
}
