namespace CityKey.Domain.PortalSwitch;

/// <summary>Working days of a city office: Monday to Friday. Holidays are not known here.</summary>
public static class WorkingDays
{
    /// <summary>The first working day after a day.</summary>
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
