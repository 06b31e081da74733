using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Pages.Legal.Demands;

public sealed class IndexTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2027, 1, 15, 18, 0, 0, TimeSpan.Zero));
    private StaffSite site = null!;

    [Fact]
    public async Task Any_member_of_staff_can_log_a_demand()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        var page = await clerk.GetAsync("/demand");
        Assert.Contains("Do not say whether someone applied:", page.Text, StringComparison.Ordinal);

        var done = await clerk.SendAsync(
            page,
            "kind",
            ("kind", "agency-subpoena"),
            ("way", "letter"),
            ("when", "2027-01-15T09:30")
        );

        Assert.Contains("Your entry was saved", done.Text, StringComparison.Ordinal);
        Assert.Equal(
            "agency-subpoena letter 15:30",
            await site.Database.AskAsync<string>(
                "ck_staff",
                "SELECT concat_ws(' ', kind, way, to_char(received_at AT TIME ZONE 'UTC', 'HH24:MI')) FROM legal.demand"
            )
        );
        Assert.Equal(
            """{"way": "letter", "kind": "agency-subpoena"}""",
            await site.Database.AskAsync<string>(
                "ck_owner",
                "SELECT detail::text FROM audit.entry WHERE action = 'demand.logged'"
            )
        );
        Assert.Null(done.Page.QuerySelector("main a[href='/portal']"));
    }

    [Fact]
    public async Task An_administrator_gets_a_link_to_the_switch()
    {
        using var administrator = await site.SignedInAsync("admin@citykey.example");

        Assert.NotNull((await administrator.GetAsync("/demand")).Page.QuerySelector("main a[href='/portal']"));
    }

    [Theory]
    [InlineData("", "letter", "", "kind")]
    [InlineData("a wish", "letter", "", "kind")]
    [InlineData("warrant", "", "", "way")]
    [InlineData("warrant", "counter", "yesterday", "when")]
    [InlineData("warrant", "counter", "2027-01-15T12:01", "when")]
    public async Task Invalid_input_is_refused_with_an_error_at_its_field(
        string kind,
        string way,
        string when,
        string field
    )
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        var refused = await clerk.SendAsync(
            await clerk.GetAsync("/demand"),
            "kind",
            ("kind", kind),
            ("way", way),
            ("when", when)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector($"#{field}-error"));
        Assert.Equal(0L, await site.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM legal.demand"));
    }

    public async ValueTask InitializeAsync() => site = await StaffSite.StartAsync(time);

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
