using CityKey.Domain.Applications;

namespace CityKey.Data.Outbox;

/// <summary>Which recorded event asks the worker for what.</summary>
internal static class OutboxRules
{
    public const string Match = "match";

    public static IEnumerable<OutboxMessage> MessagesFor(RecordedEvent happened)
    {
        if (happened.Code == "application.submitted")
        {
            yield return new OutboxMessage { Id = Guid.CreateVersion7(), Kind = Match, Subject = happened.Subject, CreatedAt = happened.At, DueAt = happened.At };
        }
    }
}
