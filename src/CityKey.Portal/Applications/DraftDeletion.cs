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

/// <summary>Deletes a draft or one of its pictures on the resident's request. Works while the portal is paused too,
/// when the draft is frozen and cannot be read.</summary>
/// <remarks>Every method throws <see cref="PortalClosedException"/> when the switch does not allow its
/// action.</remarks>
public sealed class DraftDeletion(
    CityKeyDb db,
    ResidentApplications applications,
    DeletionCheck deletion,
    TimeProvider time
)
{
    /// <summary>Finds the draft of this key without opening its answers.</summary>
    /// <returns>Null when the key has no draft.</returns>
    public Task<Application?> FindAsync(ResidentKey resident, CancellationToken cancellationToken) =>
        PortalClosedException.TranslateAsync(async () =>
        {
            // The connection stays open for the request: a session variable names the draft that was found.
            await db.Database.OpenConnectionAsync(cancellationToken);
            return await db
                .Applications.FromSql($"SELECT * FROM intake.open_to_end({resident.LookupId})")
                .SingleOrDefaultAsync(cancellationToken);
        });

    /// <summary>Whether the draft may be deleted now.</summary>
    public Task<DeletionDecision> MayDeleteAsync(Application draft, CancellationToken cancellationToken) =>
        deletion.AskAsync(OnlineData.Draft, draft.Id, cancellationToken);

    /// <summary>Stops the draft. Deletes nothing.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The draft was changed elsewhere.</exception>
    public Task StopAsync(Application draft, CancellationToken cancellationToken)
    {
        draft.Withdraw(Actor.Resident, time.GetUtcNow());
        return applications.SaveAsync(cancellationToken);
    }

    /// <summary>Stops the draft and deletes its answers and pictures in one transaction.</summary>
    /// <returns>Unless it is <see cref="DeletionDecision.Allowed"/>, the draft is unchanged.</returns>
    /// <exception cref="DbUpdateConcurrencyException">The draft was changed elsewhere.</exception>
    public async Task<DeletionDecision> DeleteAsync(Application draft, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StopAsync(draft, cancellationToken);
        var decision = await deletion.DeleteDraftAsync(draft.Id, cancellationToken);
        if (decision == DeletionDecision.Allowed)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return decision;
    }

    /// <summary>Saves answers that no longer refer to a picture, and deletes the picture where the records rules allow
    /// it. Otherwise the picture stays sealed, with nothing referring to it.</summary>
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
