using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Residents;

/// <summary>What a resident may take back of a draft: all of it, or one picture. Also while the portal is paused, when
/// the draft is frozen and cannot be read.</summary>
/// <remarks>Every method throws <see cref="PortalClosedException"/> when the switch does not allow its act.</remarks>
public sealed class DraftEnd(CityKeyDb db, ResidentDoor door, DeletionCheck deletion, TimeProvider time)
{
    /// <summary>Finds the draft of this key without opening what it says.</summary>
    /// <returns>Null when the key has no draft.</returns>
    public async Task<Application?> FindAsync(ResidentKey resident, CancellationToken cancel)
    {
        try
        {
            // The connection stays open for the request, as the door's does: it carries which draft was found.
            await db.Database.OpenConnectionAsync(cancel);
            return await db
                .Applications.FromSql($"SELECT * FROM intake.open_to_end({resident.LookupId})")
                .SingleOrDefaultAsync(cancel);
        }
        catch (Exception failure) when (PortalClosedException.RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
    }

    /// <summary>Whether the draft may be deleted now.</summary>
    public Task<DeletionAnswer> MayDeleteAsync(Application draft, CancellationToken cancel) =>
        deletion.AskAsync(OnlineData.Draft, draft.Id, cancel);

    /// <summary>Stops the draft. Deletes nothing.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It moved on meanwhile.</exception>
    public Task StopAsync(Application draft, CancellationToken cancel)
    {
        draft.Withdraw(Actor.Resident, time.GetUtcNow());
        return door.SaveAsync(cancel);
    }

    /// <summary>Stops the draft and deletes what was written and sent, in one transaction: all of it or
    /// nothing.</summary>
    /// <returns>What the rule said; unless it is <see cref="DeletionAnswer.Allowed"/>, the draft is as it
    /// was.</returns>
    /// <exception cref="DbUpdateConcurrencyException">It moved on meanwhile.</exception>
    public async Task<DeletionAnswer> DeleteAsync(Application draft, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await StopAsync(draft, cancel);
        var answer = await deletion.DeleteDraftAsync(draft.Id, cancel);
        if (answer == DeletionAnswer.Allowed)
        {
            await transaction.CommitAsync(cancel);
        }

        return answer;
    }

    /// <summary>Keeps changed answers that no longer name a picture, and deletes the picture where the rule allows;
    /// otherwise it stays sealed, named by nothing.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The draft was changed elsewhere.</exception>
    public async Task SaveWithoutAsync(
        OpenedApplication opened,
        ApplicationForm changed,
        Guid upload,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await door.SaveAsync(opened, changed, cancel);
        await deletion.DeleteUploadAsync(opened.Application.Id, upload, cancel);
        await transaction.CommitAsync(cancel);
    }
}
