namespace CityKey.Domain.Legal;

/// <summary>The storage notice, which is accepted before the first question.</summary>
public static class StorageNotice
{
    /// <summary>Changes with its words in any language; each application records which it accepted, and counsel
    /// approves each by itself.</summary>
    public const string Version = "2026-11-30";
}
