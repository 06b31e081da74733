using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Audit;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Staff.Access;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>Why staff open an application. The codes are stored, audited, and shown to the resident.</summary>
public static class AccessReason
{
    public const string Review = "review";
    public const string Issue = "issue";
    public const string Print = "print";
    public const string NewCode = "new-code";

    public const string Ask = "ask";
    public const string Messages = "messages";
    public const string Appeal = "appeal";

    /// <summary>The resident is at the counter.</summary>
    public const string Counter = "counter";

    /// <summary>To seal what a clerk has just written. Audited, but not listed for the resident: the page on which it
    /// was written is listed already.</summary>
    public const string Seal = "seal";

    /// <summary>To show one picture of an application under review. Audited, but not listed for the
    /// resident.</summary>
    public const string Picture = "picture";
}

/// <summary>Finds applications for staff and opens them. Opening needs the custodian, and is always
/// audited.</summary>
public sealed class ApplicationAccess(CityKeyDb db, ICustodian custodian, TimeProvider time)
{
    /// <summary>Whether a member of staff may open the application: while it is reviewed or appealed only its clerk,
    /// once it is approved every clerk who issues cards.</summary>
    public static bool MayOpen(Application application, Guid staff) =>
        application.Status is ApplicationStatus.Approved or ApplicationStatus.Issued || application.ClerkId == staff;

    /// <summary>Whether a member of staff may claim the application. The clerk who denied it may not hear its
    /// appeal.</summary>
    public static bool MayTake(Application application, Guid staff) =>
        application.Can(ApplicationAction.BeginReview)
        || (
            application.Can(ApplicationAction.Uphold) && application.ClerkId is null && application.ReviewerId != staff
        );

    /// <summary>Finds a submitted application without opening it. Staff cannot find drafts.</summary>
    /// <param name="reference">As a person typed it.</param>
    public async Task<Application?> FindAsync(string reference, CancellationToken cancellationToken) =>
        ReferenceNumber.TryRead(reference, out var normal)
            ? await db.Applications.SingleOrDefaultAsync(
                a => a.Reference == normal && a.SubmittedAt != null,
                cancellationToken
            )
            : null;

    /// <summary>Reads the application again, and discards changes that could not be saved.</summary>
    public Task<Application?> FindAgainAsync(string reference, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return FindAsync(reference, cancellationToken);
    }

    /// <summary>Opens an application. The audit entry is stored before the form is returned.</summary>
    /// <param name="reason">One of <see cref="AccessReason"/>.</param>
    /// <exception cref="CustodianUnavailableException">The custodian cannot unwrap the key now.</exception>
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
        var trace = AuditEntry.For($"application.opened-to-{reason}", staff.AsActor(), id, time);
        var key = await custodian.UnwrapAsync(
            wrapped.Wrapped,
            wrapped.KeyId,
            new CustodianRequest(id, reason, staff.StaffId(), trace.Id),
            cancellationToken
        );
        try
        {
            await StoreTraceAsync(trace, id, reason, staff, cancellationToken);
            return new OpenedApplication(application, SealedForm.Open(file.SealedForm, key, id), key, file);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>All messages of an opened application, oldest first.</summary>
    /// <param name="markRead">Whether the queue stops showing that a message waits.</param>
    public async Task<IReadOnlyList<OpenedMessage>> MessagesAsync(
        OpenedApplication opened,
        bool markRead,
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
        if (markRead)
        {
            await db
                .QueueItems.Where(q => q.ApplicationId == id && q.WaitingMessage)
                .ExecuteUpdateAsync(q => q.SetProperty(i => i.WaitingMessage, false), cancellationToken);
        }

        return [.. found.Select(m => SealedMessage.Open(m, opened.Key))];
    }

    private async Task StoreTraceAsync(
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
            // The audit entry, the custodian's log and the list that the resident sees share one id.
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
