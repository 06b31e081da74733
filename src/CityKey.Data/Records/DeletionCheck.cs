using CityKey.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Records;

/// <summary>Asks whether data may be deleted, for pages and for the worker. The database applies the same rule again in
/// the functions that delete.</summary>
public sealed class DeletionCheck(CityKeyDb db)
{
    /// <summary>What the rule says now. A hold may still be placed before the deletion.</summary>
    /// <returns><see cref="DeletionDecision.Unsure"/> when the database does not know the kind of data.</returns>
    public async Task<DeletionDecision> AskAsync(OnlineData what, Guid application, CancellationToken cancellationToken)
    {
        var code = DeletionRule.Code(what);
        var known = await db
            .Database.SqlQuery<Facts>($"SELECT is_record, is_held FROM legal.deletion_facts({code}, {application})")
            .ToListAsync(cancellationToken);
        return known is [var facts] ? DeletionRule.Ask(facts.IsRecord, facts.IsHeld) : DeletionDecision.Unsure;
    }

    /// <summary>Deletes the answers and pictures of a draft that has ended, inside the caller's transaction.</summary>
    /// <returns>The database's decision; nothing is deleted unless it is
    /// <see cref="DeletionDecision.Allowed"/>.</returns>
    public async Task<DeletionDecision> DeleteDraftAsync(Guid application, CancellationToken cancellationToken) =>
        Read(
            await db
                .Database.SqlQuery<string>(
                    $"SELECT intake.delete_draft({application}, {Guid.CreateVersion7()}) AS \"Value\""
                )
                .SingleAsync(cancellationToken)
        );

    /// <summary>Deletes one picture of a draft, inside the caller's transaction.</summary>
    /// <returns>The database's decision, as for <see cref="DeleteDraftAsync"/>.</returns>
    public async Task<DeletionDecision> DeleteUploadAsync(
        Guid application,
        Guid upload,
        CancellationToken cancellationToken
    ) =>
        Read(
            await db
                .Database.SqlQuery<string>(
                    $"SELECT intake.delete_upload({application}, {upload}, {Guid.CreateVersion7()}) AS \"Value\""
                )
                .SingleAsync(cancellationToken)
        );

    private static DeletionDecision Read(string code) =>
        Enum.TryParse<DeletionDecision>(code, out var answer) ? answer : DeletionDecision.Unsure;

    internal sealed record Facts(bool? IsRecord, bool? IsHeld);
}
