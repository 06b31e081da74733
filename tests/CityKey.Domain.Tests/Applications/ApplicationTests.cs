using CityKey.Domain.Applications;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Applications;

public sealed class ApplicationTests
{
    [Fact]
    public void Starting_keeps_the_notice_that_was_accepted_and_says_when_the_draft_ends()
    {
        var application = CompleteForm.Draft();

        Assert.Equal(
            ("2024-06", CompleteForm.Noon, CompleteForm.Noon.AddDays(30)),
            (application.NoticeVersion, application.NoticeAcceptedAt, application.DraftExpiresAt)
        );
        Assert.Equal("application.started", Assert.Single(application.Events).Code);
    }

    [Fact]
    public void Submitting_takes_the_rules_of_the_day()
    {
        var application = CompleteForm.In(ApplicationStatus.Submitted);

        Assert.Equal((CompleteForm.Noon, "chicago-1"), (application.SubmittedAt, application.RuleSet));
    }

    [Fact]
    public void A_form_with_a_gap_cannot_be_submitted()
    {
        var application = CompleteForm.Draft();

        var refused = Assert.Throws<RuleViolationException>(() =>
            application.Submit(CompleteForm.Form with { Photo = null }, Chicago.City, CompleteForm.Noon)
        );

        Assert.Equal("application.incomplete", refused.Rule);
        Assert.Equal(ApplicationStatus.Draft, application.Status);
    }

    [Theory]
    [InlineData("2008-11-24", true)]
    [InlineData("2008-11-25", false)]
    public void The_online_way_opens_on_the_eighteenth_birthday(string born, bool allowed)
    {
        var application = CompleteForm.Draft();
        var form = CompleteForm.Form with
        {
            Born = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture),
        };

        var refused = Record.Exception(() => application.Submit(form, Chicago.City, CompleteForm.Noon));

        Assert.Equal(allowed ? null : "application.too-young-online", (refused as RuleViolationException)?.Rule);
    }

    [Fact]
    public void Age_is_counted_on_the_citys_day_not_on_the_servers()
    {
        // Two in the morning of the birthday in universal time is still the day before in Chicago.
        var night = new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
        var form = CompleteForm.Form with { Born = new DateOnly(2008, 11, 24) };

        Assert.Equal(
            "application.too-young-online",
            Assert.Throws<RuleViolationException>(() => CompleteForm.Draft().Submit(form, Chicago.City, night)).Rule
        );
    }

    [Theory]
    [InlineData(ApplicationAction.Approve)]
    [InlineData(ApplicationAction.Deny)]
    [InlineData(ApplicationAction.Ask)]
    [InlineData(ApplicationAction.Release)]
    public void Only_the_clerk_who_claimed_it_may_decide(ApplicationAction action)
    {
        var application = CompleteForm.Draft();
        CompleteForm.Do(application, ApplicationAction.Submit);
        application.BeginReview(CompleteForm.OtherClerk, CompleteForm.Noon);

        Assert.Equal(
            "application.reviewer",
            Assert.Throws<RuleViolationException>(() => CompleteForm.Do(application, action)).Rule
        );
        Assert.Equal(ApplicationStatus.InReview, application.Status);
    }

    [Fact]
    public void Nobody_but_staff_reviews_or_issues()
    {
        Assert.Equal(
            "application.staff",
            Assert
                .Throws<RuleViolationException>(() =>
                    CompleteForm.In(ApplicationStatus.Submitted).BeginReview(Actor.Worker, CompleteForm.Noon)
                )
                .Rule
        );
        Assert.Equal(
            "application.staff",
            Assert
                .Throws<RuleViolationException>(() =>
                    CompleteForm.In(ApplicationStatus.InReview).Approve(Actor.Resident, CompleteForm.Noon)
                )
                .Rule
        );
        Assert.Equal(
            "application.staff",
            Assert
                .Throws<RuleViolationException>(() =>
                    CompleteForm.In(ApplicationStatus.Approved).Issue(Actor.CommandLine, CompleteForm.Noon)
                )
                .Rule
        );
    }

    [Fact]
    public void Releasing_lets_another_clerk_claim_it()
    {
        var application = CompleteForm.In(ApplicationStatus.InReview);

        application.Release(CompleteForm.Clerk, CompleteForm.Noon);
        Assert.Null(application.ReviewerId);
        application.BeginReview(CompleteForm.OtherClerk, CompleteForm.Noon);

        Assert.Equal(CompleteForm.OtherClerk.Id, application.ReviewerId);
    }

    [Fact]
    public void An_answer_comes_back_to_the_clerk_who_asked()
    {
        var application = CompleteForm.In(ApplicationStatus.AwaitingResident);

        application.Answer(Actor.Resident, CompleteForm.Noon);

        Assert.Equal(CompleteForm.Clerk.Id, application.ReviewerId);
    }

    [Fact]
    public void The_clerk_who_denied_cannot_hear_the_appeal()
    {
        var application = CompleteForm.In(ApplicationStatus.UnderAppeal);

        Assert.Equal(
            "application.another-clerk",
            Assert
                .Throws<RuleViolationException>(() =>
                    application.Uphold(["photo-not-usable"], Chicago.City, CompleteForm.Clerk, CompleteForm.Noon)
                )
                .Rule
        );
        Assert.Equal(
            "application.another-clerk",
            Assert
                .Throws<RuleViolationException>(() =>
                    application.Overturn(["documents-suffice"], Chicago.City, CompleteForm.Clerk, CompleteForm.Noon)
                )
                .Rule
        );
    }

    [Theory]
    [InlineData]
    [InlineData("no-such-reason")]
    [InlineData("photo-not-usable", "no-such-reason")]
    public void A_denial_needs_reasons_the_city_knows(params string[] reasons)
    {
        var application = CompleteForm.In(ApplicationStatus.InReview);

        Assert.Equal(
            "application.reason",
            Assert
                .Throws<RuleViolationException>(() =>
                    application.Deny(reasons, Chicago.City, CompleteForm.Clerk, CompleteForm.Noon)
                )
                .Rule
        );
        Assert.Equal(ApplicationStatus.InReview, application.Status);
        Assert.Empty(application.DecisionReasons);
    }

    [Fact]
    public void A_denial_keeps_its_reasons_and_an_overturned_one_does_not()
    {
        var application = CompleteForm.In(ApplicationStatus.UnderAppeal);
        Assert.Equal(["photo-not-usable"], application.DecisionReasons);

        application.Overturn(["documents-suffice"], Chicago.City, CompleteForm.OtherClerk, CompleteForm.Noon);

        Assert.Empty(application.DecisionReasons);
    }

    [Fact]
    public void A_draft_does_not_expire_before_its_time()
    {
        var application = CompleteForm.Draft();

        Assert.Throws<RuleViolationException>(() =>
            application.Expire(Actor.Worker, application.DraftExpiresAt.AddTicks(-1))
        );
        application.Expire(Actor.Worker, application.DraftExpiresAt);

        Assert.Equal(ApplicationStatus.Expired, application.Status);
    }

    [Fact]
    public void Events_say_nothing_of_what_the_form_says()
    {
        var application = CompleteForm.In(ApplicationStatus.Issued);
        var written = string.Join('\n', application.Events.Select(e => $"{e} {string.Join(' ', e.Detail)}"));

        Assert.All(
            new[] { "Ana", "Ruiz", "1990", "Example", "passport" },
            personal => Assert.DoesNotContain(personal, written, StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal(
            [
                "application.started",
                "application.submitted",
                "application.review-begun",
                "application.approved",
                "application.issued",
            ],
            application.Events.Select(e => e.Code)
        );
    }
}
