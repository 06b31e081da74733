using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.Outbox;

/// <summary>The kinds of e-mail to residents, in stored codes. No e-mail says what was decided; the resident reads that
/// with the access code.</summary>
public static class MailCodes
{
    public const string Received = "received";
    public const string Asked = "asked";
    public const string Reminder = "reminder";
    public const string News = "news";

    /// <summary>The resident withdrew. No e-mail is sent, but the sealed mail address must be deleted.</summary>
    public const string Closed = "closed";

    /// <summary>How long after the question the reminder is sent.</summary>
    public static readonly TimeSpan ReminderAfter = TimeSpan.FromDays(14);

    /// <summary>The codes for which an e-mail is sent.</summary>
    public static IReadOnlyList<string> Letters { get; } = [Received, Asked, Reminder, News];

    /// <summary>The codes that can be handled now: those whose link leads to a page that the portal shows in this
    /// state, and <see cref="Closed"/>, which has no link. The others are held.</summary>
    public static string[] Sendable(PortalState portal) =>
        [.. Letters.Where(code => portal.Allows(LeadsTo(code))), Closed];

    private static OnlineAction LeadsTo(string code) =>
        code is Asked or Reminder ? OnlineAction.Answer : OnlineAction.Read;
}
