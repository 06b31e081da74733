using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Staff.Access;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>Replaces the access code of a resident who has lost it, after a clerk has seen their documents. The save
/// makes the old code useless.</summary>
public sealed class AccessCodeReplacement(
    CityKeyDb db,
    ApplicationAccess access,
    AccessCodeKdf kdf,
    CityProfile city,
    TimeProvider time
)
{
    /// <summary>The kinds of documents that the clerk can mark as seen: those of the rule set of the
    /// application.</summary>
    public IReadOnlyList<DocumentKind> Kinds(Application application) => city.Rules(application.RuleSet!).Kinds;

    /// <summary>The version of the sealed file. The form carries it, so that sending the form twice makes only one
    /// code.</summary>
    public Task<uint> VersionAsync(Application application, CancellationToken cancellationToken) =>
        db
            .CaseFiles.Where(f => f.ApplicationId == application.Id)
            .Select(f => f.Version)
            .SingleAsync(cancellationToken);

    /// <summary>Makes the new code, in one save. The list of documents is judged and not stored.</summary>
    /// <param name="seen">The <see cref="VersionAsync"/> that the page showed.</param>
    /// <returns>The code, to be shown once; null when the documents do not suffice, with the judgement that says what
    /// is missing.</returns>
    /// <exception cref="RuleViolationException">The file has changed since the page was shown.</exception>
    /// <exception cref="DbUpdateConcurrencyException">The file changed during the save.</exception>
    /// <exception cref="CustodianUnavailableException">The record cannot be opened now.</exception>
    public async Task<(AccessCode? Code, Judgement Judgement)> ReplaceAsync(
        Application application,
        uint? seen,
        IReadOnlyList<string> documents,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var file = await db.CaseFiles.SingleAsync(f => f.ApplicationId == application.Id, cancellationToken);
        if (file.Version != seen)
        {
            throw new RuleViolationException("case.seen", "The application has changed since it was shown.");
        }

        using var opened = await access.OpenAsync(application, AccessReason.NewCode, staff, cancellationToken);
        var now = time.GetUtcNow();
        var today = city.DayOf(now);
        var judgement = city.Rules(application.RuleSet!)
            .Judge(
                [.. documents.Distinct(StringComparer.Ordinal).Select(d => new Evidence(d))],
                opened.Form.AgeOn(today),
                today
            );
        if (!judgement.Suffices)
        {
            return (null, judgement);
        }

        var code = AccessCode.Create();
        var resident = await kdf.StretchAsync(code, cancellationToken);
        var wrapped = await db.WrappedKeys.SingleAsync(
            k => k.ApplicationId == application.Id && k.Keyhole == WrappedKey.Resident,
            cancellationToken
        );
        file.LookupId = resident.LookupId;
        wrapped.Wrapped = opened.Key.WrapFor(resident, application.Id);
        application.ReplaceCode(staff.AsActor(), now);
        await db.SaveChangesAsync(cancellationToken);
        return (code, judgement);
    }
}
