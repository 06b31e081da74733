using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Portal.Applications;

/// <summary>What a resident may take back of a draft: all of it, or one picture. Also while the portal is paused, when
/// the draft is frozen and cannot be read.</summary>
/// <remarks>Every method throws <see cref="PortalClosedException"/> when the switch does not allow its act.</remarks>
public sealed class DraftDeletion(
    CityKeyDb db,
    ResidentApplications applications,
    DeletionCheck deletion,
    TimeProvider time
)
{
    /// <summary>Finds the draft of this key without opening what it says.</summary>
    /// <returns>Null when the key has no draft.</returns>
    public async Task<Application?> FindAsync(ResidentKey resident, CancellationToken cancellationToken)
    {
        try
        {
            // The connection stays open for the request, as the door's does: it carries which draft was found.
            await db.Database.OpenConnectionAsync(cancellationToken);
            return await db
                .Applications.FromSql($"SELECT * FROM intake.open_to_end({resident.LookupId})")
                .SingleOrDefaultAsync(cancellationToken);
        }
        catch (Exception failure) when (PortalClosedException.RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
    }

    /// <summary>Whether the draft may be deleted now.</summary>
    public Task<DeletionDecision> MayDeleteAsync(Application draft, CancellationToken cancellationToken) =>
        deletion.AskAsync(OnlineData.Draft, draft.Id, cancellationToken);

    /// <summary>Stops the draft. Deletes nothing.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It moved on meanwhile.</exception>
    public Task StopAsync(Application draft, CancellationToken cancellationToken)
    {
        draft.Withdraw(Actor.Resident, time.GetUtcNow());
        return applications.SaveAsync(cancellationToken);
    }

    /// <summary>Stops the draft and deletes what was written and sent, in one transaction: all of it or
    /// nothing.</summary>
    /// <returns>What the rule said; unless it is <see cref="DeletionDecision.Allowed"/>, the draft is as it
    /// was.</returns>
    /// <exception cref="DbUpdateConcurrencyException">It moved on meanwhile.</exception>
    public async Task<DeletionDecision> DeleteAsync(Application draft, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StopAsync(draft, cancellationToken);
        var answer = await deletion.DeleteDraftAsync(draft.Id, cancellationToken);
        if (answer == DeletionDecision.Allowed)
        {
            await transaction.CommitAsync(cancellationToken);
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
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await applications.SaveAsync(opened, changed, cancellationToken);
        await deletion.DeleteUploadAsync(opened.Application.Id, upload, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
