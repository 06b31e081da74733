using CityKey.Domain.Places;

namespace CityKey.Data.Legal;

/// <summary>Counsel's decision whether one kind of data is a public record. The database refuses to delete records by
/// it. Only the owner role writes it.</summary>
public sealed class RecordsRule
{
    public string Code { get; init; } = "";
    public bool AreRecords { get; private set; }
    public string? ScheduleItem { get; private set; }
    public int? Years { get; private set; }
    public string ConfirmedBy { get; private set; } = "";
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>Takes over the decision of the city's profile.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(RecordsConfirmation answer)
    {
        var before = (AreRecords, ScheduleItem, Years, ConfirmedBy, ConfirmedOn);
        (AreRecords, ScheduleItem, Years, ConfirmedBy, ConfirmedOn) = answer;
        return before != (AreRecords, ScheduleItem, Years, ConfirmedBy, ConfirmedOn);
    }
}
