using System.Security.Cryptography;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Portal.Applications;

/// <summary>The residents' way to their own record: one application at a time, by the key stretched from its access
/// code.</summary>
/// <remarks>The database connection stays open for the request, because it carries which application was opened.
/// Every method throws <see cref="PortalClosedException"/> when the switch does not allow its act.</remarks>
public sealed class ResidentApplications(
    CityKeyDb db,
    AccessCodeKdf kdf,
    CityKeys keys,
    CityProfile city,
    TimeProvider time
) : IAsyncDisposable
{
    private const int ReferenceTries = 5;

    /// <summary>Starts a draft. The storage notice has been accepted now.</summary>
    public async Task<OpenedApplication> StartAsync(
        AccessCode code,
        string language,
        string noticeVersion,
        CancellationToken cancellationToken
    ) => await StartAsync(await kdf.StretchAsync(code, cancellationToken), language, noticeVersion, cancellationToken);

    /// <summary>Starts a draft for a key that is stretched already.</summary>
    public async Task<OpenedApplication> StartAsync(
        ResidentKey resident,
        string language,
        string noticeVersion,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(resident, language, noticeVersion, cancellationToken);
            }
            catch (DbUpdateException taken)
                when (attempt < ReferenceTries
                    && taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                )
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Opens the application of this key.</summary>
    /// <returns>Null when no application has it.</returns>
    public async Task<OpenedApplication?> OpenAsync(ResidentKey resident, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            if (
                await ResidentRecordRow.OpenAsync(db, resident.LookupId, cancellationToken)
                is not var (application, file, wrapped)
            )
            {
                return null;
            }

            var key = DataKey.UnwrapFor(resident, wrapped, application.Id);
            return new OpenedApplication(application, SealedForm.Open(file.SealedForm, key, application.Id), key, file);
        }
        catch (Exception failure) when (PortalClosedException.RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
    }

    /// <summary>Keeps changed answers of a draft.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The draft was changed elsewhere, in another tab for
    /// instance.</exception>
    public Task SaveAsync(OpenedApplication opened, ApplicationForm changed, CancellationToken cancellationToken)
    {
        opened.Keep(changed);
        return SaveAsync(cancellationToken);
    }

    /// <summary>Hands the application in, in one round trip. Handing in what is handed in already does
    /// nothing.</summary>
    public async Task SubmitAsync(OpenedApplication opened, CancellationToken cancellationToken)
    {
        var application = opened.Application;
        if (application.SubmittedAt is not null)
        {
            return;
        }

        var id = application.Id;
        application.Submit(opened.Form, city, time.GetUtcNow());
        db.WrappedKeys.Add(
            new WrappedKey
            {
                ApplicationId = id,
                Keyhole = WrappedKey.City,
                KeyId = keys.City.KeyId,
                Wrapped = keys.City.Wrap(opened.Key, id),
            }
        );
        db.WrappedKeys.Add(
            new WrappedKey
            {
                ApplicationId = id,
                Keyhole = WrappedKey.Recovery,
                KeyId = keys.Recovery.KeyId,
                Wrapped = keys.Recovery.Wrap(opened.Key, id),
            }
        );
        db.Boxes.AddRange(ApplicationBoxes.For(id, opened.Form, keys));
        db.QueueItems.Add(
            new QueueItem
            {
                ApplicationId = id,
                Reference = application.Reference,
                Status = application.Status,
                Site = application.Site,
                SubmittedAt = application.SubmittedAt!.Value,
            }
        );
        // One implicit transaction, one round trip; the deferred trigger on the queue item makes a lost race store
        // nothing.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        try
        {
            await SaveAsync(cancellationToken);
        }
        catch (DbUpdateException lost)
            when (lost.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The other press committed its keys between this one's look and its write.
            throw new DbUpdateConcurrencyException("The application was submitted in another request.", lost);
        }
        finally
        {
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
        }
    }

    /// <summary>Stops the application. Deletes nothing: what was handed in stays until the records schedule
    /// ends.</summary>
    public Task WithdrawAsync(OpenedApplication opened, CancellationToken cancellationToken)
    {
        opened.Application.Withdraw(Actor.Resident, time.GetUtcNow());
        return SaveAsync(cancellationToken);
    }

    /// <summary>Who of the staff opened this application, when and why.</summary>
    public Task<List<RecordAccess>> OpeningsAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        db
            .Openings.FromSql($"SELECT * FROM intake.openings_of({opened.File.LookupId})")
            .AsNoTracking()
            .OrderBy(o => o.At)
            .ToListAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();

    private async Task<OpenedApplication> StartOnceAsync(
        ResidentKey resident,
        string language,
        string noticeVersion,
        CancellationToken cancellationToken
    )
    {
        var id = Guid.CreateVersion7();
        var reference = ReferenceNumber.From(RandomNumberGenerator.GetBytes(7));
        var application = Application.Start(
            id,
            reference,
            noticeVersion,
            time.GetUtcNow(),
            TimeSpan.FromDays(city.DraftKeptDays)
        );
        var key = DataKey.Create();
        var form = ApplicationForm.Empty(language);
        var file = new ApplicationFile
        {
            ApplicationId = id,
            LookupId = resident.LookupId,
            SealedForm = SealedForm.Seal(form, key, id),
        };
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"SELECT set_config('citykey.application', {id.ToString()}, false)",
            cancellationToken
        );
        db.Add(application);
        db.Add(file);
        db.Add(
            new WrappedKey
            {
                ApplicationId = id,
                Keyhole = WrappedKey.Resident,
                KeyId = "code",
                Wrapped = key.WrapFor(resident, id),
            }
        );
        await SaveAsync(cancellationToken);
        return new OpenedApplication(application, form, key, file);
    }

    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (PortalClosedException.RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
        catch (DbUpdateException lost) when (lost.InnerException is PostgresException { SqlState: "CK003" })
        {
            throw new DbUpdateConcurrencyException("The application was changed in another request.", lost);
        }
    }
}
