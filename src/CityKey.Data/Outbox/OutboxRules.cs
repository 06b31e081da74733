using CityKey.Domain.Applications;

namespace CityKey.Data.Outbox;

/// <summary>Which recorded event asks the worker for what. All that is ever mailed begins here.</summary>
internal static class OutboxRules
{
    public const string Match = "match";
    public const string Mail = "mail";

    public static IEnumerable<OutboxMessage> MessagesFor(RecordedEvent happened) =>
        happened.Code switch
        {
            "application.submitted" => [Message(happened, Match), Message(happened, Mail, MailCodes.Received)],
            "application.asked" =>
            [
                Message(happened, Mail, MailCodes.Asked),
                Message(happened, Mail, MailCodes.Reminder, MailCodes.ReminderAfter),
            ],
            "application.approved"
            or "application.denied"
            or "application.upheld"
            or "application.overturned"
            or "application.issued"
            or "application.lapsed"
            or "message.sent-to-resident" => [Message(happened, Mail, MailCodes.News)],
            "application.withdrawn" => [Message(happened, Mail, MailCodes.Closed)],
            _ => [],
        };

    private static OutboxMessage Message(
        RecordedEvent happened,
        string kind,
        string? code = null,
        TimeSpan after = default
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Code = code,
            Subject = happened.Subject,
            CreatedAt = happened.At,
            DueAt = happened.At + after,
        };
}
