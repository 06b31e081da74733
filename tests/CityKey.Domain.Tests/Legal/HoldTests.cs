using CityKey.Domain.Applications;
using CityKey.Domain.Legal;
using CityKey.Domain.People;

namespace CityKey.Domain.Tests.Legal;

public sealed class HoldTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);
    private static readonly Actor Counsel = Actor.Staff(Guid.Parse("11111111-1111-7111-8111-111111111111"));

    [Fact]
    public void Placing_and_releasing_leave_their_traces_in_codes()
    {
        var hold = Hold.OnApplication(Guid.CreateVersion7(), "lawsuit", Counsel, Noon);
        hold.Release(Counsel, Noon.AddDays(1));

        Assert.Equal(["hold.placed", "hold.released"], hold.Events.Select(e => e.Code));
        Assert.Equal((Noon.AddDays(1), Counsel.Id), (hold.ReleasedAt, hold.ReleasedBy));
    }

    [Fact]
    public void It_is_released_once()
    {
        var hold = Hold.OnEverything("audit", Counsel, Noon);
        hold.Release(Counsel, Noon);

        Assert.Equal("hold.released", Assert.Throws<RuleViolationException>(() => hold.Release(Counsel, Noon)).Rule);
    }

    [Fact]
    public void It_needs_a_known_reason_and_a_person()
    {
        Assert.Equal(
            "hold.reason",
            Assert.Throws<RuleViolationException>(() => Hold.OnEverything("because", Counsel, Noon)).Rule
        );
        Assert.Equal(
            "hold.staff",
            Assert.Throws<RuleViolationException>(() => Hold.OnEverything("audit", Actor.Worker, Noon)).Rule
        );
        Assert.Equal(
            "hold.range",
            Assert.Throws<RuleViolationException>(() => Hold.OnHandedIn(Noon, Noon, "audit", Counsel, Noon)).Rule
        );
    }

    [Fact]
    public void The_code_of_a_draft_cannot_be_replaced()
    {
        Assert.Equal(
            "application.code-of-draft",
            Assert
                .Throws<RuleViolationException>(() => Applications.CompleteForm.Draft().ReplaceCode(Counsel, Noon))
                .Rule
        );
        var sent = Applications.CompleteForm.In(ApplicationStatus.Submitted);
        sent.ReplaceCode(Counsel, Noon);
        Assert.Equal("application.code-replaced", sent.Events[^1].Code);
    }
}
