using System.Net;
using CityKey.Tests.Staff.Counter;

namespace CityKey.Tests.Staff.Pages.Counter;

public sealed class RefuseTests : CounterPageTest
{
    [Fact]
    public async Task A_refusal_gives_reasons_what_would_do_and_a_way_to_ask_for_another_review_and_stores_only_codes()
    {
        var documents = await Visit.PersonAsync(await Visit.StartAsync());
        await Visit.JudgeAsync(documents, "passport");
        var unsaid = await Clerk.SendAsync(await Clerk.GetAsync("/counter/refuse"), "reason");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);

        var slip = await Clerk.SendAsync(
            await Clerk.GetAsync("/counter/refuse"),
            "reason",
            ("reason", "residence-not-shown")
        );

        Assert.Equal("/counter/refusal", slip.Path);
        Assert.Contains("No document shows that you live in the city.", slip.Text, StringComparison.Ordinal);
        Assert.Contains("Lease", slip.Text, StringComparison.Ordinal);
        Assert.Contains("If you want another review", slip.Text, StringComparison.Ordinal);
        Assert.Contains("311", slip.Text, StringComparison.Ordinal);
        await Clerk.PressAsync(slip, "/counter/refusal");
        Assert.Equal(
            0L,
            await Site.Database.AskAsync<long>(
                "ck_owner",
                "SELECT (SELECT count(*) FROM counter.visit) + (SELECT count(*) FROM cards.card)"
            )
        );
        Assert.Equal(
            """{"site": "pilsen", "keeps": "SerialOnly", "rules": "chicago-1", "reasons": "residence-not-shown"}""",
            await Site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT detail::text FROM audit.entry WHERE action = 'counter.visit-refused'"
            )
        );
    }
}
