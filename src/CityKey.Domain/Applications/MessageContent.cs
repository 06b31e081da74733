namespace CityKey.Domain.Applications;

public enum MessageKind
{
    Note,
    Ask,
    Answer,
    Appeal,
    Decision,
}

/// <summary>A message between resident and clerk. Like the form, it is stored sealed and is readable only while it is
/// open.</summary>
/// <param name="Text">Plain text; may be empty when the codes are enough.</param>
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

    // A record's generated ToString would put the text into logs.
    public override string ToString() => nameof(MessageContent);
}
