using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Records;

/// <summary>Keeps the review queue in step with applications, in the save that changes an application.</summary>
/// <remarks>This covers what staff and the worker do. What a resident does is saved under the portal's database role,
/// which cannot update the queue: there the triggers <c>follow_resident</c>, <c>follow_withdrawal</c> and
/// <c>mark_waiting_message</c> do it.</remarks>
internal static class QueueUpdates
{
    /// <summary>Updates the queue items of the applications that this save changes.</summary>
    public static async Task FollowAsync(
        DbContext db,
        IEnumerable<Application> tracked,
        CancellationToken cancellationToken
    )
    {
        var changed = tracked.Where(IsChangedByCity).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var ids = changed.Select(a => a.Id).ToList();
        var items = await db.Set<QueueItem>()
            .Where(q => ids.Contains(q.ApplicationId))
            .ToDictionaryAsync(q => q.ApplicationId, cancellationToken);
        changed.ForEach(a => items[a.Id].Follow(a, a.Events[^1].At));
    }

    // A draft is not in the queue.
    private static bool IsChangedByCity(Application application) =>
        application is { SubmittedAt: not null, Events: [.., { By.Kind: not ActorKind.Resident }] };
}
