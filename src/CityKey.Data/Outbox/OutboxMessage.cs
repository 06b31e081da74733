namespace CityKey.Data.Outbox;

/// <summary>Work that must follow a change, stored with the change itself and done by the worker.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>For mail: one of <see cref="MailCodes"/>.</summary>
    public string? Code { get; init; }

    public Guid Subject { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is looked at next.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How often a worker took it up. Whoever settles it names the count it took it up with.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset? FirstTriedAt { get; set; }

    /// <summary>A worker may be sending it since then; committed before the first byte goes out.</summary>
    public DateTimeOffset? SendingSince { get; set; }

    /// <summary>Tries after which nobody knows whether the mail server took it.</summary>
    public int Doubtful { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>How it ended: one of <see cref="OutboxOutcome"/>.</summary>
    public string? Outcome { get; set; }
}
