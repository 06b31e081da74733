using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Audit;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>Why staff open an application; the resident can read it.</summary>
public static class AccessReason
{
    public const string Review = "review";
    public const string Issue = "issue";
    public const string Print = "print";
    public const string NewCode = "new-code";

    public const string Ask = "ask";
    public const string Messages = "messages";
    public const string Appeal = "appeal";

    /// <summary>The resident stands before the clerk.</summary>
    public const string Counter = "counter";

    /// <summary>To seal what a clerk has just written for it: in the audit, but no line of its own after that of the
    /// page it was written on.</summary>
    public const string Seal = "seal";

    /// <summary>One picture of a case that is being reviewed: in the audit, but no line of its own for the
    /// resident.</summary>
    public const string Picture = "picture";
}

/// <summary>The staff's way into a record: through the custodian, and never without a trace.</summary>
public sealed class ApplicationAccess(CityKeyDb db, ICustodian custodian, TimeProvider time)
{
    /// <summary>A case under review, or under appeal, is its clerk's; one that is approved belongs to whoever makes
    /// cards.</summary>
    public static bool MayOpen(Application application, Guid staff) =>
        application.Status is ApplicationStatus.Approved or ApplicationStatus.Issued || application.ClerkId == staff;

    /// <summary>Nobody has it, and this clerk may: an appeal is never for who denied.</summary>
    public static bool MayTake(Application application, Guid staff) =>
        application.Can(ApplicationAction.BeginReview)
        || (
            application.Can(ApplicationAction.Uphold) && application.ClerkId is null && application.ReviewerId != staff
        );

    /// <summary>Finds what was handed in, without opening it. A draft is nobody's but its resident's.</summary>
    public async Task<Application?> FindAsync(string reference, CancellationToken cancellationToken) =>
        ReferenceNumber.TryRead(reference, out var normal)
            ? await db.Applications.SingleOrDefaultAsync(
                a => a.Reference == normal && a.SubmittedAt != null,
                cancellationToken
            )
            : null;

    /// <summary>Finds it as it stands now, and forgets what could not be saved.</summary>
    public Task<Application?> FindAgainAsync(string reference, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return FindAsync(reference, cancellationToken);
    }

    /// <summary>Opens an application. What the record says is shown only after the trace is stored.</summary>
    /// <exception cref="CustodianUnavailableException">Reading is not possible now.</exception>
    public async Task<OpenedApplication> OpenAsync(
        Application application,
        string reason,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var id = application.Id;
        var file = await db.CaseFiles.SingleAsync(f => f.ApplicationId == id, cancellationToken);
        var wrapped = await db
            .WrappedKeys.AsNoTracking()
            .SingleAsync(k => k.ApplicationId == id && k.Keyhole == WrappedKey.City, cancellationToken);
        var trace = AccountEntries.Of($"application.opened-to-{reason}", staff.AsActor(), id, time);
        var key = await custodian.UnwrapAsync(
            wrapped.Wrapped,
            wrapped.KeyId,
            new CustodianRequest(id, reason, staff.StaffId(), trace.Id),
            cancellationToken
        );
        try
        {
            await NoteAsync(trace, id, reason, staff, cancellationToken);
            return new OpenedApplication(application, SealedForm.Open(file.SealedForm, key, id), key, file);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Everything that was written about an opened application, the oldest first.</summary>
    /// <param name="read">Whether this is who was to read them; the queue no longer marks them then.</param>
    public async Task<IReadOnlyList<OpenedMessage>> MessagesAsync(
        OpenedApplication opened,
        bool read,
        CancellationToken cancellationToken
    )
    {
        var id = opened.Application.Id;
        var found = await db
            .Messages.AsNoTracking()
            .Where(m => m.ApplicationId == id)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        if (read)
        {
            await db
                .QueueItems.Where(q => q.ApplicationId == id && q.WaitingMessage)
                .ExecuteUpdateAsync(q => q.SetProperty(i => i.WaitingMessage, false), cancellationToken);
        }

        return [.. found.Select(m => SealedMessage.Open(m, opened.Key))];
    }

    private async Task NoteAsync(
        AuditEntry trace,
        Guid application,
        string reason,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        db.Add(trace);
        if (reason is not (AccessReason.Picture or AccessReason.Seal))
        {
            var role = staff.Is(StaffRole.Clerk) ? StaffRole.Clerk : StaffRole.Supervisor;
            // One id for the audit's entry, the custodian's line and what the resident sees.
            db.Add(
                new RecordAccess
                {
                    Id = trace.Id,
                    ApplicationId = application,
                    At = trace.At,
                    Role = role.ToString(),
                    Reason = reason,
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
