namespace CityKey.Data.Outbox;

/// <summary>Work for the worker that follows from a change, stored in the same transaction as the change.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>A kind of <see cref="OutboxRules"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>For mail: one of <see cref="MailCodes"/>.</summary>
    public string? Code { get; init; }

    /// <summary>The application.</summary>
    public Guid Subject { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the worker takes it up next.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How often a worker took it up. Completing a message compares this count, so a stale worker cannot
    /// complete it.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset? FirstTriedAt { get; set; }

    /// <summary>When a worker began to send it. Committed before the first byte is sent.</summary>
    public DateTimeOffset? SendingSince { get; set; }

    /// <summary>Attempts after which it is unknown whether the mail server accepted it.</summary>
    public int Doubtful { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>How it ended: one of <see cref="OutboxOutcome"/>.</summary>
    public string? Outcome { get; set; }
}
