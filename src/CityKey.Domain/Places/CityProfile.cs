using CityKey.Domain.Cards;
using CityKey.Domain.DocumentRules;

namespace CityKey.Domain.Places;

/// <summary>A place where people can apply in person.</summary>
/// <param name="Hours">Lines such as "Mon-Fri 9:00-16:30", as the city writes them.</param>
public sealed record CounterSite(string Code, string Name, string Address, IReadOnlyList<string> Hours);

/// <summary>The retention of online applications.</summary>
/// <param name="Years">How long they are kept; counsel confirms it.</param>
public sealed record Retention(int Years, string ScheduleItem);

/// <summary>Everything that differs between cities, as data.</summary>
/// <param name="TimeZone">An IANA name, such as America/Chicago.</param>
/// <param name="OnlineFromAge">The youngest age, in completed years, that can apply online.</param>
/// <param name="DraftKeptDays">Days after which an unsubmitted draft expires.</param>
/// <param name="Counsel">Counsel's confirmations about records and notices.</param>
/// <param name="AnswerWithinDays">How many days a resident has to answer, until the end of the last one.</param>
/// <param name="AppealWithinDays">How many days a resident has to appeal, until the end of the last one.</param>
/// <param name="OverturnReasons">Codes of the reasons for overturning a denial.</param>
/// <param name="TelephoneOfOmbudsman">For complaints after an unsuccessful appeal.</param>
/// <param name="Unconfirmed">Facts of this profile that counsel has not confirmed.</param>
/// <param name="ReplyAddress">The reply address of e-mails; null for none. Not used in discreet ones.</param>
/// <param name="TelephoneOfCounsel">The number that staff call about a demand for information on applicants; null
/// when it is not known yet.</param>
/// <param name="CardLanguage">The language of the labels on the card; null for the city's first language.</param>
public sealed record CityProfile(
    string Code,
    string Name,
    string CardName,
    string TimeZone,
    IReadOnlyList<string> Languages,
    string TelephoneForHelp,
    int OnlineFromAge,
    int DraftKeptDays,
    Retention Retention,
    IReadOnlyList<CounterSite> Sites,
    CardValidity Validity,
    IReadOnlyList<RuleSet> RuleSets,
    IReadOnlyList<string> DenialReasons,
    int AnswerWithinDays,
    int AppealWithinDays,
    IReadOnlyList<string> OverturnReasons,
    string TelephoneOfOmbudsman,
    CounselConfirmations Counsel,
    IReadOnlyList<string> Unconfirmed,
    string? ReplyAddress = null,
    string? CardLanguage = null,
    string? TelephoneOfCounsel = null
)
{
    /// <summary>The calendar day in the city at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>The instant (UTC) at which a day in the city is over.</summary>
    public DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The instant (UTC) at which a day in the city begins.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // In UTC, because PostgreSQL stores nothing else.
        return new DateTimeOffset(
            midnight,
            TimeZoneInfo.FindSystemTimeZoneById(TimeZone).GetUtcOffset(midnight)
        ).ToUniversalTime();
    }

    /// <summary>The instant (UTC) at which the city's clocks show a time; the first of the two where they show it
    /// twice, and the next there is where they leap over it.</summary>
    public DateTimeOffset At(DateTime local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var shown = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(shown))
        {
            shown = shown.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max() : zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <exception cref="RuleViolationException">No rule set is in force on that day.</exception>
    public RuleSet RulesOn(DateOnly day) =>
        RuleSets.Where(r => r.IsInForceOn(day)).ToList() is [var one]
            ? one
            : throw new RuleViolationException("city.rules", "The city has no rules, or two, for this day.");

    /// <exception cref="RuleViolationException">No such rule set.</exception>
    public RuleSet Rules(string id) =>
        RuleSets.SingleOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal))
        ?? throw new RuleViolationException(
            "city.rules",
            "The city's profile no longer has the rules of an application."
        );
}
