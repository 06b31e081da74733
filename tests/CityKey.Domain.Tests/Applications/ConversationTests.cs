using CityKey.Domain.Applications;
using CityKey.Domain.People;
using CityKey.Domain.PortalSwitch;

namespace CityKey.Domain.Tests.Applications;

public sealed class ConversationTests
{
    [Fact]
    public void The_last_day_to_answer_counts_to_its_end_on_the_citys_clock()
    {
        var application = CompleteForm.In(ApplicationStatus.AwaitingResident);

        // Noon in Chicago on 24 November; thirty days on, the day ends at six in the morning of universal time.
        Assert.Equal(new DateTimeOffset(2026, 12, 25, 6, 0, 0, TimeSpan.Zero), application.AnswerDueAt);
    }

    [Fact]
    public void An_answer_after_the_last_day_is_taken_as_long_as_nothing_has_lapsed()
    {
        var application = CompleteForm.In(ApplicationStatus.AwaitingResident);

        application.Answer(Actor.Resident, application.AnswerDueAt!.Value.AddDays(1));

        Assert.Equal(ApplicationStatus.InReview, application.Status);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void An_appeal_is_in_time_until_the_last_day_is_over(int ticks, bool taken)
    {
        var application = CompleteForm.In(ApplicationStatus.Denied);

        var refused = Record.Exception(() =>
            application.Appeal(Actor.Resident, CompleteForm.Opened, application.AppealDueAt!.Value.AddTicks(ticks))
        );

        Assert.Equal(taken ? null : "application.too-late", (refused as RuleViolationException)?.Rule);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void The_time_that_the_portal_was_closed_is_given_back_for_an_appeal(int ticks, bool taken)
    {
        var application = CompleteForm.In(ApplicationStatus.Denied);
        var closed = application.AppealDueAt!.Value.AddHours(-1);
        SwitchChange[] turns =
        [
            .. CompleteForm.Opened,
            new(closed, PortalMode.Open, PortalMode.Dark, null),
            new(closed.AddDays(3), PortalMode.Dark, PortalMode.Open, null),
        ];

        var refused = Record.Exception(() =>
            application.Appeal(Actor.Resident, turns, closed.AddDays(3).AddHours(1).AddTicks(ticks))
        );

        Assert.Equal(taken ? null : "application.too-late", (refused as RuleViolationException)?.Rule);
    }

    [Fact]
    public void A_counter_takes_a_late_appeal_and_says_that_it_was_a_counter()
    {
        var application = CompleteForm.In(ApplicationStatus.Denied);

        application.Appeal(CompleteForm.Clerk, [], application.AppealDueAt!.Value.AddDays(3));

        Assert.Equal("counter", application.Events[^1].Detail["channel"]);
        Assert.Equal(CompleteForm.Clerk, application.Events[^1].By);
    }

    [Fact]
    public void An_appeal_has_no_reviewer_until_another_clerk_takes_it()
    {
        var application = CompleteForm.In(ApplicationStatus.UnderAppeal);
        application.LeaveAppeal(CompleteForm.OtherClerk, CompleteForm.Noon);
        Assert.Null(application.ClerkId);

        Assert.Equal(
            "application.appeal-reviewer",
            Assert
                .Throws<RuleViolationException>(() =>
                    application.Overturn(
                        ["documents-suffice"],
                        Chicago.City,
                        CompleteForm.OtherClerk,
                        CompleteForm.Noon
                    )
                )
                .Rule
        );
        Assert.Equal(
            "application.another-clerk",
            Assert
                .Throws<RuleViolationException>(() => application.TakeAppeal(CompleteForm.Clerk, CompleteForm.Noon))
                .Rule
        );
        application.TakeAppeal(CompleteForm.OtherClerk, CompleteForm.Noon);

        Assert.Equal(CompleteForm.OtherClerk.Id, application.ClerkId);
        Assert.Throws<RuleViolationException>(() =>
            application.TakeAppeal(Actor.Staff(Guid.NewGuid()), CompleteForm.Noon)
        );
    }

    [Fact]
    public void An_appeal_is_decided_with_reasons_of_its_own_kind()
    {
        var application = CompleteForm.In(ApplicationStatus.UnderAppeal);

        Assert.Equal(
            "application.reason",
            Assert
                .Throws<RuleViolationException>(() =>
                    application.Overturn(["photo-not-usable"], Chicago.City, CompleteForm.OtherClerk, CompleteForm.Noon)
                )
                .Rule
        );
        Assert.Equal(
            "application.reason",
            Assert
                .Throws<RuleViolationException>(() =>
                    application.Uphold([], Chicago.City, CompleteForm.OtherClerk, CompleteForm.Noon)
                )
                .Rule
        );
        application.Uphold(["residence-not-shown"], Chicago.City, CompleteForm.OtherClerk, CompleteForm.Noon);

        Assert.Equal(["residence-not-shown"], application.DecisionReasons);
    }

    [Fact]
    public void Messages_go_both_ways_while_an_application_is_reviewed_and_not_after()
    {
        var application = CompleteForm.In(ApplicationStatus.InReview);
        application.Write(Actor.Resident, CompleteForm.Noon);
        application.Write(CompleteForm.Clerk, CompleteForm.Noon);
        Assert.Equal(
            ["message.sent-to-staff", "message.sent-to-resident"],
            application.Events.TakeLast(2).Select(e => e.Code)
        );

        foreach (
            var ended in new[]
            {
                ApplicationStatus.Draft,
                ApplicationStatus.DeniedFinally,
                ApplicationStatus.Issued,
                ApplicationStatus.Withdrawn,
                ApplicationStatus.Lapsed,
                ApplicationStatus.Expired,
            }
        )
        {
            Assert.Equal(
                "application.no-messages",
                Assert
                    .Throws<RuleViolationException>(() =>
                        CompleteForm.In(ended).Write(Actor.Resident, CompleteForm.Noon)
                    )
                    .Rule
            );
        }
    }

    [Fact]
    public void What_may_be_asked_follows_the_rules_and_what_was_sent()
    {
        var possible = AskedNeed.Possible(
            Chicago.City.Rules("chicago-1"),
            CompleteForm.Form,
            new DateOnly(2026, 11, 20)
        );

        Assert.Equal(
            ["show-photo", "show-birth-date", "show-residence", "readable-1", "new-photo"],
            possible.Select(n => n.Word())
        );
        Assert.Contains("lease", possible[2].KindsIn(Chicago.City.Rules("chicago-1")));
        Assert.Empty(possible[4].KindsIn(Chicago.City.Rules("chicago-1")));
    }
}
