using CityKey.Domain.Records;

namespace CityKey.Domain.Tests.Records;

public sealed class DeletionRuleTests
{
    [Theory]
    [InlineData(false, false, DeletionAnswer.Allowed)]
    [InlineData(true, false, DeletionAnswer.IsRecord)]
    [InlineData(null, false, DeletionAnswer.Unsure)]
    [InlineData(false, true, DeletionAnswer.Held)]
    [InlineData(true, true, DeletionAnswer.Held)]
    [InlineData(null, true, DeletionAnswer.Held)]
    [InlineData(false, null, DeletionAnswer.Unsure)]
    [InlineData(true, null, DeletionAnswer.Unsure)]
    [InlineData(null, null, DeletionAnswer.Unsure)]
    public void Only_what_counsel_called_no_record_and_no_hold_covers_may_go(
        bool? isRecord,
        bool? isHeld,
        DeletionAnswer answer
    ) => Assert.Equal(answer, DeletionRule.Ask(isRecord, isHeld));

    [Fact]
    public void Every_kind_of_data_has_a_question_that_counsel_is_asked()
    {
        var asked = Chicago.City.Counsel.Questions.Select(q => q.Code);

        Assert.All(Enum.GetValues<OnlineData>(), what => Assert.Contains(DeletionRule.Code(what), asked));
    }
}
