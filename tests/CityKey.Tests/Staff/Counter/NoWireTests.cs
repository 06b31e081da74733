using CityKey.Testing.Databases;
using Npgsql;

namespace CityKey.Tests.Staff.Counter;

/// <summary>The counter has no wire to the portal's switch.</summary>
public sealed class NoWireTests
{
    private const string CutTheWire = """
        REVOKE ALL ON platform.portal_state, platform.portal_change FROM ck_staff, ck_portal;
        REVOKE ALL ON FUNCTION platform.portal_now(), platform.portal_announce(text, timestamptz, text, jsonb),
            platform.portal_cut_off(),
            platform.portal_set(uuid, uuid, text, timestamptz, text, text, uuid, integer, text, jsonb, text, date,
                bigint, text, uuid), platform.submitted_here() FROM ck_staff;
        ALTER TABLE platform.portal_state RENAME TO portal_state_gone;
        ALTER TABLE platform.portal_change RENAME TO portal_change_gone;
        """;

    [Fact]
    public async Task Without_the_switch_and_with_its_lock_held_visits_still_lead_to_a_card_and_to_a_refusal()
    {
        await using var site = await StaffSite.StartAsync();
        using var clerk = await site.SignedInAsync("clerk@citykey.example");
        Assert.Equal(
            "paused",
            await site.Database.AskAsync<string>("ck_staff", "SELECT mode FROM platform.portal_now()")
        );
        await site.Database.AskAsync<object>("ck_owner", CutTheWire);
        await using var locked = await HoldAsync(site.Database);
        var visit = new CounterVisit(clerk);

        var slip = await visit.FinishAsync(await visit.ToPrintedAsync());
        Assert.Equal("/counter/slip", slip.Path);
        await clerk.PressAsync(slip, "/counter/slip");
        await visit.PersonAsync(await visit.StartAsync());
        var refusal = await clerk.SendAsync(
            await clerk.GetAsync("/counter/refuse"),
            "reason",
            ("reason", "identity-not-shown")
        );

        Assert.Equal("/counter/refusal", refusal.Path);
        Assert.Equal("Valid", await site.Database.AskAsync<string>("ck_owner", "SELECT status FROM cards.card"));
        Assert.Contains(
            "Online applications are off",
            (await clerk.GetAsync("/counter")).Page.QuerySelector(".rail")!.TextContent,
            StringComparison.Ordinal
        );
    }

    // The lock that a close takes to drain what is in flight.
    private static async Task<NpgsqlConnection> HoldAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString("ck_owner") + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock(17227, 1)", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }
}
