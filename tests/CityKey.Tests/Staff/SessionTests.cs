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

    private Task<int> ChangeAsync(string change) =>
        site.Database.AskAsync<int>(
            "ck_staff",
            $"UPDATE accounts.staff_account SET {change} WHERE email = 'clerk@citykey.example'"
        );
}
