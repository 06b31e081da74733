using CityKey.Domain;

namespace CityKey.Data.Outbox;

/// <summary>Which recorded event asks the worker for what. All that is ever mailed begins here.</summary>
public static class OutboxRules
{
    public const string Match = "match";
    public const string Mail = "mail";

    public static IEnumerable<OutboxMessage> MessagesFor(DomainEvent domainEvent) =>
        domainEvent.Code switch
        {
            "application.submitted" => [Message(domainEvent, Match), Message(domainEvent, Mail, MailCodes.Received)],
            "application.asked" =>
            [
                Message(domainEvent, Mail, MailCodes.Asked),
                Message(domainEvent, Mail, MailCodes.Reminder, MailCodes.ReminderAfter),
            ],
            "application.approved"
            or "application.denied"
            or "application.upheld"
            or "application.overturned"
            or "application.issued"
            or "application.lapsed"
            or "message.sent-to-resident" => [Message(domainEvent, Mail, MailCodes.News)],
            "application.withdrawn" => [Message(domainEvent, Mail, MailCodes.Closed)],
            _ => [],
        };

    private static OutboxMessage Message(
        DomainEvent domainEvent,
        string kind,
        string? code = null,
        TimeSpan after = default
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Code = code,
            Subject = domainEvent.Subject,
            CreatedAt = domainEvent.At,
            DueAt = domainEvent.At + after,
        };
}
