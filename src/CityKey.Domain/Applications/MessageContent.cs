namespace CityKey.Domain.Applications;

public enum MessageKind
{
    Note,
    Ask,
    Answer,
    Appeal,
    Decision,
}

/// <summary>What one side wrote to the other. Like the form, it exists in the clear only while somebody has it
/// open.</summary>
/// <param name="Text">Plain words, perhaps none where codes say enough.</param>
public sealed record MessageContent(MessageKind Kind, string Text)
{
    /// <summary>What is asked for.</summary>
    public IReadOnlyList<AskedNeed> Needs { get; init; } = [];

    /// <summary>Kinds of documents that a clerk saw at a counter.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Why an appeal was decided as it was, in codes.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>A clerk wrote it down for the resident who stood before them.</summary>
    public bool AtCounter { get; init; }

    // A record's own ToString would put the words into whatever log it meets.
    public override string ToString() => nameof(MessageContent);
}
