using System.Net;
using CityKey.Embedded;

namespace CityKey.Tests.Portal;

public sealed class HealthTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_ready_when_it_follows_the_switch_on_a_database_of_its_version()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        Assert.Equal((HttpStatusCode.OK, ""), await AskAsync(portal, "ready"));
        await portal.Database.AskAsync<object>("ck_owner", "DELETE FROM platform.migration");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), await AskAsync(portal, "ready"));
        Assert.Equal((HttpStatusCode.OK, ""), await AskAsync(portal, "live"));
    }

    [Fact]
    public async Task A_switch_whose_state_is_unknown_is_drawn_as_paused_by_a_node_that_is_ready()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await portal.Database.AskAsync<object>(EmbeddedPostgres.Superuser, "DELETE FROM platform.portal_state");
        using var client = new HttpClient { BaseAddress = portal.Address };
        while (
            !(await client.GetStringAsync("/api/portal", Ended)).Contains(
                "\"mode\":\"paused\"",
                StringComparison.Ordinal
            )
        )
        {
            await Task.Delay(50, Ended);
        }

        Assert.Equal((HttpStatusCode.OK, ""), await AskAsync(portal, "ready"));
    }

    [Fact]
    public async Task A_node_without_its_database_lives_and_is_not_ready()
    {
        await using var portal = await PortalUnderTest.OpenAsync();
        await portal.Database.DisposeAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), await AskAsync(portal, "ready"));
        Assert.Equal((HttpStatusCode.OK, ""), await AskAsync(portal, "live"));
    }

    private static async Task<(HttpStatusCode, string)> AskAsync(PortalUnderTest portal, string what)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        using var answer = await client.GetAsync($"/health/{what}", Ended);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ended));
    }
}
