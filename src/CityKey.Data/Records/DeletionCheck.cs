using CityKey.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Records;

/// <summary>Asks the one rule in front of every deletion, for what a page shows and a worker tries. Where data are
/// deleted, the database asks it once more.</summary>
public sealed class DeletionCheck(CityKeyDb db)
{
    /// <summary>What the rule says now; a hold may come before the deletion does.</summary>
    public async Task<DeletionDecision> AskAsync(OnlineData what, Guid application, CancellationToken cancellationToken)
    {
        var code = DeletionRule.Code(what);
        var known = await db
            .Database.SqlQuery<Facts>($"SELECT is_record, is_held FROM legal.deletion_facts({code}, {application})")
            .ToListAsync(cancellationToken);
        return known is [var facts] ? DeletionRule.Ask(facts.IsRecord, facts.IsHeld) : DeletionDecision.Unsure;
    }

    /// <summary>Deletes what was written and sent for a draft that has ended, inside the caller's
    /// transaction.</summary>
    /// <returns>What the database's own check said; nothing is deleted unless it is
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

    private static DeletionDecision Read(string word) =>
        Enum.TryParse<DeletionDecision>(word, out var answer) ? answer : DeletionDecision.Unsure;

    internal sealed record Facts(bool? IsRecord, bool? IsHeld);
}
