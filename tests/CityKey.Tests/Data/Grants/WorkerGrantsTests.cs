using CityKey.Testing.Databases;

namespace CityKey.Tests.Data.Grants;

/// <summary>The worker has its boxes and its outbox, and nothing that opens a record.</summary>
public sealed class WorkerGrantsTests
{
    private static readonly string[] Written =
    [
        "audit.entry INSERT",
        "intake.box DELETE",
        "intake.box SELECT",
        "platform.migration SELECT",
        "platform.outbox_message SELECT",
        "platform.outbox_message(attempts) UPDATE",
        "platform.outbox_message(done_at) UPDATE",
        "platform.outbox_message(doubtful) UPDATE",
        "platform.outbox_message(due_at) UPDATE",
        "platform.outbox_message(first_tried_at) UPDATE",
        "platform.outbox_message(outcome) UPDATE",
        "platform.outbox_message(sending_since) UPDATE",
        "review.match_digest INSERT",
        "review.match_digest SELECT",
        "review.queue_item SELECT",
    ];

    [Fact]
    public async Task The_worker_may_do_what_is_written_here_and_nothing_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(Written, await RoleCells.OfAsync(database, "ck_worker"));
    }

    [Fact]
    public async Task The_staff_site_counts_messages_and_cannot_read_whom_they_are_about()
    {
        await using var database = await TestDatabase.CreateAsync();
        var outbox = (await RoleCells.OfAsync(database, "ck_staff")).Where(c => c.StartsWith("platform.outbox_message", StringComparison.Ordinal));
        Assert.Equal(
            ["", "(attempts)", "(code)", "(done_at)", "(due_at)", "(kind)", "(outcome)"],
            outbox.Select(c => c["platform.outbox_message".Length..c.IndexOf(' ', StringComparison.Ordinal)]));
    }
}
