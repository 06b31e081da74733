using System.Net;
using CityKey.Domain.People;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff.Pages;

public sealed class InvitationTests : IAsyncLifetime
{
    private const string Email = "rosa@city.example";
    private const string Password = "violet tram over the river";
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private StaffSite site = null!;

    [Fact]
    public async Task An_invited_person_signs_in_with_password_and_code_and_has_the_role()
    {
        using var browser = site.Browser();
        var app = await JoinAsync(browser, StaffRole.Administrator);
        time.Advance(TimeSpan.FromMinutes(1));

        var inside = await browser.SignInAsync(Email, Password, app.CodeAt(time.GetUtcNow()));

        Assert.Equal("/", inside.Path);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/portal")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/applications")).Status);
    }

    [Theory]
    [InlineData("", "15 characters")]
    [InlineData("fourteen chars", "15 characters")]
    [InlineData("correct horse battery staple", "Many people use this password")]
    [InlineData("we all love rosa here", "your own name")]
    public async Task A_weak_password_is_refused_with_the_reason(string password, string reason)
    {
        using var browser = site.Browser();
        var page = await browser.GetAsync(await site.InviteAsync(Email));
        var code = Authenticator.Of(page).CodeAt(time.GetUtcNow());

        var again = await browser.SendAsync(page, "password", ("password", password), ("code", code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(reason, again.Text, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await site.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM accounts.staff_account WHERE NOT demonstration"
            )
        );
        Assert.Equal(page.Page.QuerySelector(".secret")!.TextContent, again.Page.QuerySelector(".secret")!.TextContent);
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        var link = await site.InviteAsync(Email);
        using var first = site.Browser();
        using var second = site.Browser();
        var (one, two) = (await first.GetAsync(link), await second.GetAsync(link));
        await FinishAsync(first, one);

        var late = await FinishAsync(second, two);

        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync(link)).Status);
        Assert.Equal(
            1,
            await site.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM accounts.staff_account WHERE NOT demonstration"
            )
        );
    }

    [Fact]
    public async Task Twenty_posts_of_one_invitation_at_once_make_one_account()
    {
        using var browser = site.Browser();
        var page = await browser.GetAsync(await site.InviteAsync(Email));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FinishAsync(browser, page)));

        Assert.Single(answers, a => a.Path == "/sign-in");
        Assert.Equal(
            1,
            await site.Database.AskAsync<long>(
                "ck_audit",
                "SELECT count(*) FROM audit.entry WHERE action = 'staff.joined'"
            )
        );
    }

    [Fact]
    public async Task An_invitation_ends_after_three_days()
    {
        var link = await site.InviteAsync(Email);
        time.Advance(TimeSpan.FromDays(3));
        using var browser = site.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).Status);
    }

    [Fact]
    public async Task The_database_does_not_hold_what_the_link_holds()
    {
        var token = (await site.InviteAsync(Email)).Split('/')[^1];

        Assert.Equal(
            0,
            await site.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM accounts.staff_invitation i WHERE i::text LIKE '%' || $1 || '%'",
                token
            )
        );
        Assert.Equal(
            1,
            await site.Database.AskAsync<long>(
                "ck_staff",
                "SELECT count(*) FROM accounts.staff_invitation WHERE token_digest = sha256(convert_to($1, 'UTF8'))",
                token
            )
        );
    }

    [Fact]
    public async Task A_code_works_once_however_many_send_it_at_once()
    {
        using var joining = site.Browser();
        var app = await JoinAsync(joining, StaffRole.Clerk);
        Assert.Equal("/sign-in", (await joining.SignInAsync(Email, Password, app.CodeAt(time.GetUtcNow()))).Path);
        time.Advance(TimeSpan.FromMinutes(1));
        var code = app.CodeAt(time.GetUtcNow());
        // Ten at a time is what one account may try.
        var browsers = Enumerable.Range(0, 9).Select(_ => site.Browser()).ToList();

        var answers = await Task.WhenAll(browsers.Select(b => b.SignInAsync(Email, Password, code)));
        browsers.ForEach(b => b.Dispose());

        Assert.Single(answers, a => a.Path == "/");
    }

    private async Task<Authenticator> JoinAsync(HttpBrowser browser, StaffRole role)
    {
        var page = await browser.GetAsync(await site.InviteAsync(Email, role));
        Assert.Equal("/sign-in", (await FinishAsync(browser, page)).Path);
        return Authenticator.Of(page);
    }

    private Task<PageResponse> FinishAsync(HttpBrowser browser, PageResponse page) =>
        browser.SendAsync(
            page,
            "password",
            ("password", Password),
            ("code", Authenticator.Of(page).CodeAt(time.GetUtcNow()))
        );

    public async ValueTask InitializeAsync() => site = await StaffSite.StartAsync(time);

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
