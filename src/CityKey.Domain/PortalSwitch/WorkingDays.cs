namespace CityKey.Domain.PortalSwitch;

/// <summary>Days on which a city hall works: Monday to Friday. Holidays are the reader's to see.</summary>
public static class WorkingDays
{
    /// <summary>The first one after a day.</summary>
    public static DateOnly After(DateOnly day)
    {
        var next = day.AddDays(1);
        while (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            next = next.AddDays(1);
        }

        return next;
    }
}
