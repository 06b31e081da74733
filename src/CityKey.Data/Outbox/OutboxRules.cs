using CityKey.Domain;

namespace CityKey.Data.Outbox;

/// <summary>Maps domain events to work for the worker. Every e-mail to a resident begins here.</summary>
public static class OutboxRules
{
    /// <summary>Make the digest that finds duplicates.</summary>
    public const string Match = "match";

    /// <summary>Send an e-mail, or handle <see cref="MailCodes.Closed"/>.</summary>
    public const string Mail = "mail";

    /// <summary>The messages to store with an event; none for most events.</summary>
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
