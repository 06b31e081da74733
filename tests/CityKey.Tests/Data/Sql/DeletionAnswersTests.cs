using CityKey.Domain.Records;
using CityKey.Tests.Worker.Deadlines;

namespace CityKey.Tests.Data.Sql;

/// <summary>What may be deleted: <see cref="DeletionRule"/>, which pages ask, and <c>legal.may_delete</c>, which every
/// deletion asks (ADR 20).</summary>
public sealed class DeletionAnswersTests
{
    /// <summary>Counsel's answer, whether a hold covers the data (null where that is not known), and the
    /// answer.</summary>
    public static TheoryData<bool?, bool?, DeletionDecision> Table =>
        new()
        {
            { false, false, DeletionDecision.Allowed },
            { true, false, DeletionDecision.IsRecord },
            { null, false, DeletionDecision.Unsure },
            { false, true, DeletionDecision.Held },
            { true, true, DeletionDecision.Held },
            { null, true, DeletionDecision.Held },
            { false, null, DeletionDecision.Unsure },
            { true, null, DeletionDecision.Unsure },
            { null, null, DeletionDecision.Unsure },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task The_database_says_what_the_rule_says(bool? isRecord, bool? isHeld, DeletionDecision answer)
    {
        await using var overdue = await OverdueApplications.CreateAsync(isRecord);
        var draft = await overdue.DraftAsync(daysAgo: 1);
        if (isHeld is true)
        {
            await overdue.HoldAsync();
        }

        Assert.Equal(
            answer.ToString(),
            await overdue.Database.AskAsync<string>(
                "ck_owner",
                "SELECT legal.may_delete('drafts', $1)",
                // Whether a hold covers an application that does not exist cannot be known.
                isHeld is null
                    ? Guid.CreateVersion7()
                    : draft
            )
        );
        Assert.Equal(answer, DeletionRule.Ask(isRecord, isHeld));
    }
}
