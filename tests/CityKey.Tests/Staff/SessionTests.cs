using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace CityKey.Tests.Staff;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private StaffSite site = null!;

    public async ValueTask InitializeAsync() => site = await StaffSite.StartAsync(time);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_disabled_account_is_out_at_its_next_request()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        await ChangeAsync("disabled_at = now()");

        Assert.StartsWith("/sign-in", (await clerk.GetAsync("/applications")).Path, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await clerk.SignInAsync("clerk@citykey.example", "demo demo demo demo")).Path);
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_the_next_request()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        await ChangeAsync("roles = '{Auditor}'");

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/applications")).Status);
    }

    [Fact]
    public async Task A_changed_security_stamp_ends_every_session()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        await ChangeAsync("security_stamp = 'another'");

        Assert.StartsWith("/sign-in", (await clerk.GetAsync("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_fifteen_idle_minutes_and_not_while_someone_works()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("/", (await clerk.GetAsync("/")).Path);
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("/", (await clerk.GetAsync("/")).Path);
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.StartsWith("/sign-in", (await clerk.GetAsync("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_does_not_carry_a_session_past_eight_hours()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        for (var minutes = 0; minutes < 8 * 60; minutes += 10)
        {
            Assert.Equal("/", (await clerk.GetAsync("/")).Path);
            time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.StartsWith("/sign-in", (await clerk.GetAsync("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        using var clerk = await site.SignedInAsync("clerk@citykey.example");

        Assert.Equal("/sign-in", (await clerk.SignOutAsync()).Path);
        Assert.Equal(0, await site.Database.AskAsync<long>("ck_staff", "SELECT count(*) FROM accounts.staff_session"));
    }

    [Fact]
    public async Task Guessing_is_slowed_and_does_not_keep_the_owner_out()
    {
        using var owner = await site.SignedInAsync("clerk@citykey.example");
        await owner.SignOutAsync();
        using var stranger = site.Browser();
        var guesses = new List<StaffAnswer>();
        for (var guess = 0; guess < 10; guess++)
        {
            guesses.Add(await stranger.SignInAsync("clerk@citykey.example", "a guess of mine"));
        }

        // The owner's own first sign-in was the tenth try from a device that was not known yet.
        Assert.All(guesses.Take(9), g => Assert.Equal(HttpStatusCode.UnprocessableEntity, g.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, guesses[9].Status);
        Assert.Equal("/", (await owner.SignInAsync("clerk@citykey.example", "demo demo demo demo")).Path);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_are_answered_alike()
    {
        using var browser = site.Browser();

        var unknown = await browser.SignInAsync("nobody@citykey.example", "a guess of mine");
        var wrong = await browser.SignInAsync("clerk@citykey.example", "a guess of mine");

        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Page.QuerySelector(".mend")!.TextContent, unknown.Page.QuerySelector(".mend")!.TextContent);
    }

    private Task<int> ChangeAsync(string change) =>
        site.Database.AskAsync<int>(
            "ck_staff",
            $"UPDATE accounts.staff_account SET {change} WHERE email = 'clerk@citykey.example'"
        );
}
