using CityKey.Domain.Legal;
using CityKey.Domain.Places;

namespace CityKey.Testing.Records;

/// <summary>Cities whose counsel has spoken.</summary>
public static class TestCities
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    /// <summary>Drafts and replaced uploads are no records here, or are, and all else is confirmed.</summary>
    public static CityProfile Confirmed(bool areRecords = false)
    {
        var answer = areRecords
            ? new RecordsConfirmation(true, "test item 1", 5, "Counsel", Day)
            : new RecordsConfirmation(false, null, null, "Counsel", Day);
        var notices = TestApplications
            .City.Languages.Select(l => new NoticeApproval(l, StorageNotice.Version, "Counsel", Day))
            .ToList();
        return TestApplications.City with
        {
            Unconfirmed = [],
            Counsel = new CounselConfirmations(answer, answer, answer, answer, notices),
        };
    }
}
