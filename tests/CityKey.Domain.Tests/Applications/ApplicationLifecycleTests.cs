using CityKey.Domain.Applications;

namespace CityKey.Domain.Tests.Applications;

public sealed class ApplicationLifecycleTests
{
    // Written out again on purpose: columns in the order of ApplicationAction, "." for a move that must not be.
    private static readonly Dictionary<ApplicationStatus, string> Grid = new()
    {
        // Submit Expire BeginReview Release Ask Answer Lapse Approve Deny Appeal Uphold Overturn Issue Withdraw
        [ApplicationStatus.Draft] =
            "           Submitted Expired .        .         .                .        .      .        .    "
            + "  .           .             .        .      Withdrawn",
        [ApplicationStatus.Submitted] =
            "       .         .       InReview .         .                .        .      .        .      . "
            + "          .             .        .      Withdrawn",
        [ApplicationStatus.InReview] =
            "        .         .       .        Submitted AwaitingResident .        .      Approved Denied "
            + ".           .             .        .      Withdrawn",
        [ApplicationStatus.AwaitingResident] =
            ".         .       .        .         .                InReview Lapsed .        .      .        "
            + "   .             .        .      Withdrawn",
        [ApplicationStatus.Approved] =
            "        .         .       .        .         .                .        .      .        .      "
            + ".           .             .        Issued Withdrawn",
        [ApplicationStatus.Denied] =
            "          .         .       .        .         .                .        .      .        .     "
            + " UnderAppeal .             .        .      .",
        [ApplicationStatus.UnderAppeal] =
            "     .         .       .        .         .                .        .      .        .      .   "
            + "        DeniedFinally Approved .      Withdrawn",
        [ApplicationStatus.DeniedFinally] =
            "   .         .       .        .         .                .        .      .        .      .     "
            + "      .             .        .      .",
        [ApplicationStatus.Issued] =
            "          .         .       .        .         .                .        .      .        .     "
            + " .           .             .        .      .",
        [ApplicationStatus.Withdrawn] =
            "       .         .       .        .         .                .        .      .        .      . "
            + "          .             .        .      .",
        [ApplicationStatus.Expired] =
            "         .         .       .        .         .                .        .      .        .      "
            + ".           .             .        .      .",
        [ApplicationStatus.Lapsed] =
            "          .         .       .        .         .                .        .      .        .     "
            + " .           .             .        .      .",
    };

    public static TheoryData<ApplicationStatus, ApplicationAction> Every_status_and_action()
    {
        var every = new TheoryData<ApplicationStatus, ApplicationAction>();
        foreach (var status in Enum.GetValues<ApplicationStatus>())
        {
            foreach (var action in Enum.GetValues<ApplicationAction>())
            {
                every.Add(status, action);
            }
        }

        return every;
    }

    [Theory]
    [MemberData(nameof(Every_status_and_action))]
    public void A_move_happens_where_the_grid_has_it_and_nowhere_else(ApplicationStatus from, ApplicationAction action)
    {
        var cells = Grid[from].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enum.GetValues<ApplicationAction>().Length, cells.Length);
        var to = cells[(int)action];
        var application = CompleteForm.In(from);
        application.ClearEvents();

        Assert.Equal(to != ".", application.Can(action));
        Assert.Equal(to != ".", ApplicationLifecycle.Can(from, action));
        if (to == ".")
        {
            Assert.Throws<RuleViolationException>(() => CompleteForm.Do(application, action));
            Assert.Equal(from, application.Status);
            Assert.Empty(application.Events);
            return;
        }

        CompleteForm.Do(application, action);
        Assert.Equal(Enum.Parse<ApplicationStatus>(to), application.Status);
        Assert.Equal(application.Id, Assert.Single(application.Events).Subject);
    }

    [Fact]
    public void No_two_moves_leave_a_status_by_one_action() =>
        Assert.Equal(
            ApplicationLifecycle.Moves.Count,
            ApplicationLifecycle.Moves.DistinctBy(m => (m.From, m.Action)).Count()
        );

    [Fact]
    public void Nobody_is_next_exactly_where_nothing_more_can_be_done() =>
        Assert.All(
            ApplicationLifecycle.Moves,
            m =>
                Assert.Equal(
                    m.Next == NextToAct.Nobody,
                    !Enum.GetValues<ApplicationAction>().Any(a => ApplicationLifecycle.Can(m.To, a))
                )
        );

    [Fact]
    public void The_page_about_the_lifecycle_is_as_the_table_writes_it() =>
        Assert.Equal(LifecyclePage.Write(), File.ReadAllText(Repository.PathTo("docs", "lifecycle.md")));

    [Fact]
    public void A_status_can_be_set_from_nowhere_else() =>
        Assert.All(typeof(Application).GetProperties(), p => Assert.False(p.SetMethod?.IsPublic ?? false, p.Name));
}
