using CityKey.Domain.Records;

namespace CityKey.Domain.Tests.Records;

public sealed class DeletionRuleTests
{
    [Theory]
    [InlineData(false, false, DeletionDecision.Allowed)]
    [InlineData(true, false, DeletionDecision.IsRecord)]
    [InlineData(null, false, DeletionDecision.Unsure)]
    [InlineData(false, true, DeletionDecision.Held)]
    [InlineData(true, true, DeletionDecision.Held)]
    [InlineData(null, true, DeletionDecision.Held)]
    [InlineData(false, null, DeletionDecision.Unsure)]
    [InlineData(true, null, DeletionDecision.Unsure)]
    [InlineData(null, null, DeletionDecision.Unsure)]
    public void Only_what_counsel_called_no_record_and_no_hold_covers_may_go(
        bool? isRecord,
        bool? isHeld,
        DeletionDecision answer
    ) => Assert.Equal(answer, DeletionRule.Ask(isRecord, isHeld));

    [Fact]
    public void Every_kind_of_data_has_a_question_that_counsel_is_asked()
    {
        var asked = Chicago.City.Counsel.Questions.Select(q => q.Code);

        Assert.All(Enum.GetValues<OnlineData>(), what => Assert.Contains(DeletionRule.Code(what), asked));
    }
}
