using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Records;
using CityKey.Data.Sealing;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>Gives a resident who lost theirs a new access code, once a clerk has seen their documents. With the save,
/// the old code opens nothing.</summary>
public sealed class AccessCodeReplacement(
    CityKeyDb db,
    ApplicationAccess access,
    AccessCodeKdf kdf,
    CityProfile city,
    TimeProvider time
)
{
    /// <summary>The kinds that a clerk may have seen: those of the application's own rules.</summary>
    public IReadOnlyList<DocumentKind> Kinds(Application application) => city.Rules(application.RuleSet!).Kinds;

    /// <summary>What the page was drawn from: the file's version, so that a form sent twice makes no second
    /// code.</summary>
    public Task<uint> VersionAsync(Application application, CancellationToken cancellationToken) =>
        db
            .CaseFiles.Where(f => f.ApplicationId == application.Id)
            .Select(f => f.Version)
            .SingleAsync(cancellationToken);

    /// <summary>Makes the new code, in one save. Which documents were seen is judged and forgotten.</summary>
    /// <returns>The code, to be shown once; null, with what is lacking, where the documents do not suffice.</returns>
    /// <exception cref="RuleViolationException">The file has changed since the page was drawn.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It changed in this very instant.</exception>
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
            throw new RuleViolationException("case.seen", "The case has changed since it was shown.");
        }

        using var opened = await access.OpenAsync(application, AccessReason.NewCode, staff, cancellationToken);
        var (now, today) = (time.GetUtcNow(), city.DayOf(time.GetUtcNow()));
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
        var keyhole = await db.WrappedKeys.SingleAsync(
            k => k.ApplicationId == application.Id && k.Keyhole == WrappedKey.Resident,
            cancellationToken
        );
        file.LookupId = resident.LookupId;
        keyhole.Wrapped = opened.Key.WrapFor(resident, application.Id);
        application.ReplaceCode(staff.AsActor(), now);
        await db.SaveChangesAsync(cancellationToken);
        return (code, judgement);
    }
}
