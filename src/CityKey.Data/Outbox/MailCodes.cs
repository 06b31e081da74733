using CityKey.Domain.PortalSwitch;

namespace CityKey.Data.Outbox;

/// <summary>What there is to write to a resident about. None says what was decided: that is read with the access
/// code.</summary>
public static class MailCodes
{
    public const string Received = "received";
    public const string Asked = "asked";
    public const string Reminder = "reminder";
    public const string News = "news";

    /// <summary>The case ended by its resident's own act: nothing to say, but the box must go.</summary>
    public const string Closed = "closed";

    /// <summary>How long after a question it is asked again.</summary>
    public static readonly TimeSpan ReminderAfter = TimeSpan.FromDays(14);

    /// <summary>Those that become a letter.</summary>
    public static IReadOnlyList<string> Letters { get; } = [Received, Asked, Reminder, News];

    /// <summary>Those that lead to a page that the portal shows in this state, and those that lead nowhere. The others
    /// are held.</summary>
    public static string[] Sendable(PortalState portal) =>
        [.. Letters.Where(code => portal.Allows(LeadsTo(code))), Closed];

    private static OnlineAction LeadsTo(string code) =>
        code is Asked or Reminder ? OnlineAction.Answer : OnlineAction.Read;
}
