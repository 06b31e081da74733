namespace CityKey.Domain.Places;

/// <summary>Counsel's answer whether a kind of data is a record under the city's retention schedule.</summary>
/// <param name="ScheduleItem">The item of the schedule, with its years; needed when the data is a record.</param>
/// <param name="ConfirmedBy">The role that answered, <c>Counsel</c> or <c>Records</c>; never a name.</param>
public sealed record RecordsConfirmation(
    bool AreRecords,
    string? ScheduleItem,
    int? Years,
    string ConfirmedBy,
    DateOnly ConfirmedOn
)
{
    /// <summary>Whether the answer is complete and not dated in the future.</summary>
    public bool IsWhole(DateOnly today) =>
        ConfirmedBy is "Counsel" or "Records"
        && ConfirmedOn <= today
        && (!AreRecords || (!string.IsNullOrWhiteSpace(ScheduleItem) && Years > 0));
}

/// <summary>Counsel's approval of the storage notice in one language.</summary>
/// <param name="Version">The version that was approved; another version needs another approval.</param>
public sealed record NoticeApproval(string Language, string Version, string ApprovedBy, DateOnly ApprovedOn);

/// <summary>What the city's counsel must confirm before the portal opens. Null means not confirmed.</summary>
public sealed record CounselConfirmations(
    RecordsConfirmation? DraftsAreRecords,
    RecordsConfirmation? ReplacedUploadsAreRecords,
    RecordsConfirmation? AppointmentRowsAreRecords,
    RecordsConfirmation? LogsAreRecords,
    IReadOnlyList<NoticeApproval> Notices
)
{
    /// <summary>Every question with its code and, if there is one, its answer.</summary>
    public IReadOnlyList<(string Code, RecordsConfirmation? Answer)> Questions =>
        [
            ("drafts", DraftsAreRecords),
            ("replaced-uploads", ReplacedUploadsAreRecords),
            ("appointment-rows", AppointmentRowsAreRecords),
            ("logs", LogsAreRecords),
        ];
}
