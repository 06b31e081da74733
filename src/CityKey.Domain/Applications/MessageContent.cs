namespace CityKey.Domain.Applications;

public enum MessageKind
{
    Note,
    Ask,
    Answer,
    Appeal,
    Decision,
}

/// <summary>What one side wrote to the other. Like the form, it exists in the clear only while its resident or a clerk
/// has it open.</summary>
/// <param name="Text">Plain text; may be empty where codes say enough.</param>
public sealed record MessageContent(MessageKind Kind, string Text)
{
    /// <summary>What is asked for.</summary>
    public IReadOnlyList<AskedNeed> Needs { get; init; } = [];

    /// <summary>Kinds of documents that a clerk saw at a counter.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>The codes of the reasons for the decision on an appeal.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>A clerk wrote it down at a counter for the resident.</summary>
    public bool AtCounter { get; init; }

    // The record's own ToString would put the text into any log that it reaches.
    public override string ToString() => nameof(MessageContent);
}
