using CityKey.Domain.Legal;
using CityKey.Domain.Places;

namespace CityKey.Domain.Tests.Legal;

public sealed class LaunchApprovalTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly RecordsConfirmation NoRecord = new(false, null, null, "Counsel", Today);
    private static readonly RecordsConfirmation Record = new(true, "13-012 item 4", 5, "Records", Today);

    private static CityProfile Filled { get; } =
        Chicago.City with
        {
            Languages = ["en"],
            Unconfirmed = [],
            Counsel = new CounselConfirmations(
                NoRecord,
                NoRecord,
                Record,
                Record,
                [new NoticeApproval("en", StorageNotice.Version, "Counsel", Today)]
            ),
        };

    [Fact]
    public void A_gate_that_is_filled_lets_open() => Assert.Empty(LaunchApproval.Missing(Filled, Today));

    [Fact]
    public void Chicagos_gate_is_not_filled_and_every_missing_item_is_named()
    {
        var missing = LaunchApproval.Missing(Chicago.City, Today);

        Assert.Equal(
            ["drafts", "replaced-uploads", "appointment-rows", "logs"],
            missing.Where(m => m.Code == LaunchApproval.Records).Select(m => m.Of)
        );
        Assert.Equal(Chicago.City.Languages, missing.Where(m => m.Code == LaunchApproval.Notice).Select(m => m.Of));
        Assert.Equal(Chicago.City.Unconfirmed, missing.Where(m => m.Code == LaunchApproval.Fact).Select(m => m.Of));
    }

    public static TheoryData<string, RecordsConfirmation> Half_answers() =>
        new()
        {
            { "a record without its schedule item", Record with { ScheduleItem = " " } },
            { "a record without its years", Record with { Years = null } },
            { "a record kept no years", Record with { Years = 0 } },
            { "an answer of somebody else", NoRecord with { ConfirmedBy = "Administrator" } },
            { "an answer of tomorrow", NoRecord with { ConfirmedOn = Today.AddDays(1) } },
        };

    [Theory]
    [MemberData(nameof(Half_answers))]
    public void Half_an_answer_is_none(string what, RecordsConfirmation half)
    {
        var missing = Assert.Single(
            LaunchApproval.Missing(Filled with { Counsel = Filled.Counsel with { DraftsAreRecords = half } }, Today)
        );

        Assert.True(missing == new LaunchApprovalItem(LaunchApproval.Records, "drafts"), what);
    }

    [Fact]
    public void A_language_needs_its_notice_approved_in_these_very_words()
    {
        var two = Filled with { Languages = ["en", "es"] };
        var stale = two with
        {
            Counsel = two.Counsel with
            {
                Notices = [.. two.Counsel.Notices, new NoticeApproval("es", "2025-01", "Counsel", Today)],
            },
        };

        Assert.Equal([new LaunchApprovalItem(LaunchApproval.Notice, "es")], LaunchApproval.Missing(two, Today));
        Assert.Equal([new LaunchApprovalItem(LaunchApproval.Notice, "es")], LaunchApproval.Missing(stale, Today));
    }

    [Fact]
    public void One_unconfirmed_fact_keeps_the_portal_closed() =>
        Assert.Equal(
            [new LaunchApprovalItem(LaunchApproval.Fact, "sites")],
            LaunchApproval.Missing(Filled with { Unconfirmed = ["sites"] }, Today)
        );
}
