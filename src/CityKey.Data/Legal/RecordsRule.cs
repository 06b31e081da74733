using CityKey.Domain.Legal;

namespace CityKey.Data.Legal;

/// <summary>Counsel's answer as the database knows it, where it refuses to delete a record. Only the owner role writes
/// it.</summary>
public sealed class RecordsRule
{
    public string Code { get; init; } = "";
    public bool AreRecords { get; private set; }
    public string? ScheduleItem { get; private set; }
    public int? Years { get; private set; }
    public string ConfirmedBy { get; private set; } = "";
    public DateOnly ConfirmedOn { get; private set; }

    /// <returns>Whether anything is other than it was.</returns>
    public bool Take(RecordsConfirmation answer)
    {
        var before = (AreRecords, ScheduleItem, Years, ConfirmedBy, ConfirmedOn);
        (AreRecords, ScheduleItem, Years, ConfirmedBy, ConfirmedOn) = answer;
        return before != (AreRecords, ScheduleItem, Years, ConfirmedBy, ConfirmedOn);
    }
}
