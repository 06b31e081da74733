namespace CityKey.Domain.Legal;

/// <summary>Counsel's answer to whether one kind of data is a record under the city's schedule.</summary>
/// <param name="ScheduleItem">The item and the years of the schedule; both where it is a record.</param>
/// <param name="ConfirmedBy">The role that answered, <c>Counsel</c> or <c>Records</c>; never a name.</param>
public sealed record RecordsConfirmation(
    bool AreRecords,
    string? ScheduleItem,
    int? Years,
    string ConfirmedBy,
    DateOnly ConfirmedOn
)
{
    /// <summary>Whether nothing of it is missing.</summary>
    public bool IsWhole(DateOnly today) =>
        ConfirmedBy is "Counsel" or "Records"
        && ConfirmedOn <= today
        && (!AreRecords || (!string.IsNullOrWhiteSpace(ScheduleItem) && Years > 0));
}

/// <summary>That counsel has read the storage notice in one language.</summary>
/// <param name="Version">The words that were read; others need another look.</param>
public sealed record NoticeApproval(string Language, string Version, string ApprovedBy, DateOnly ApprovedOn);

/// <summary>What the city's counsel has to say before the portal opens. Null: counsel has not said.</summary>
public sealed record CounselConfirmations(
    RecordsConfirmation? DraftsAreRecords,
    RecordsConfirmation? ReplacedUploadsAreRecords,
    RecordsConfirmation? AppointmentRowsAreRecords,
    RecordsConfirmation? LogsAreRecords,
    IReadOnlyList<NoticeApproval> Notices
)
{
    /// <summary>Every question by its code, answered or not.</summary>
    public IReadOnlyList<(string Code, RecordsConfirmation? Answer)> Questions =>
        [
            ("drafts", DraftsAreRecords),
            ("replaced-uploads", ReplacedUploadsAreRecords),
            ("appointment-rows", AppointmentRowsAreRecords),
            ("logs", LogsAreRecords),
        ];
}
