using CityKey.Domain.Legal;
using CityKey.Domain.Places;

namespace CityKey.Testing.Records;

/// <summary>Cities that counsel has confirmed.</summary>
public static class TestCities
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    /// <summary>A city with every fact confirmed. Drafts and replaced uploads are records or not, as asked.</summary>
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
