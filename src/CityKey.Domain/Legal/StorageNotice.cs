namespace CityKey.Domain.Legal;

/// <summary>The storage notice, which residents accept before the first question.</summary>
public static class StorageNotice
{
    /// <summary>Change it with the text in any language. Each application records the version that was accepted, and
    /// counsel approves each version.</summary>
    public const string Version = "2026-11-30";
}
