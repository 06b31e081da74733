using CityKey.Domain.Counter;
using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Tests.Counter;

public sealed class VisitTests
{
    [Fact]
    public void Whatever_is_changed_has_to_be_checked_and_printed_again()
    {
        var printed = TestVisits.Printed;
        Visit[] changed =
        [
            printed.WithPhoto(Guid.CreateVersion7()),
            printed.WithSeen(printed.Seen, done: true, clerkAccepts: false),
            printed.WithPerson(printed.Form.Name!, printed.Form.Born!.Value, printed.Form.Stay!, printed.Form.Card!),
        ];
        Assert.All(changed, v => Assert.True(v is { Checked: false, Card: null }));
    }

    [Fact]
    public void A_finished_visit_holds_nothing_of_the_person()
    {
        var over = TestVisits.Printed.Finish("7Q4M9TXR2BK");

        Assert.True(
            over
                is {
                    Issued: true,
                    IsOver: true,
                    Card.Serial: "7Q4M9TXR2BK",
                    Form: { Name: null, Born: null, Stay: null, Photo: null, Card: null },
                    Seen.Count: 0
                }
        );
    }

    [Theory]
    [InlineData("00000000000")]
    [InlineData(null)]
    public void Only_the_card_that_was_printed_last_can_be_called_good(string? serial) =>
        Assert.Equal(
            "visit.serial",
            Assert.Throws<RuleViolationException>(() => TestVisits.Printed.Finish(serial)).Rule
        );

    [Fact]
    public void A_visit_that_is_over_is_not_finished_twice() =>
        Assert.Throws<RuleViolationException>(() => TestVisits.Printed.Finish("7Q4M9TXR2BK").Finish("7Q4M9TXR2BK"));

    [Fact]
    public void A_refused_visit_holds_the_reasons_and_what_would_do_and_nothing_of_the_person()
    {
        var refused = TestVisits
            .WithPerson.WithSeen([new Evidence("passport")], done: false, clerkAccepts: false)
            .Refuse(["residence-not-shown"], Chicago.City, TestVisits.Today);

        Assert.Equal(["residence-not-shown"], refused.Refusal!.Reasons);
        Assert.Contains(
            refused.Refusal.Judgement!.Ways,
            w => w.Requirement == "residence" && w.AnyOf.Contains("lease")
        );
        Assert.True(refused is { IsOver: true, Form: { Name: null, Born: null }, Seen.Count: 0 });
    }

    [Theory]
    [InlineData]
    [InlineData("because")]
    public void A_refusal_needs_the_citys_own_reasons(params string[] reasons) =>
        Assert.Equal(
            "visit.reason",
            Assert
                .Throws<RuleViolationException>(() =>
                    TestVisits.WithPerson.Refuse(reasons, Chicago.City, TestVisits.Today)
                )
                .Rule
        );

    [Fact]
    public void A_visit_never_writes_itself_into_a_text() =>
        Assert.Equal("Visit PrintedCard", $"{TestVisits.Printed} {TestVisits.Printed.Card}");
}
