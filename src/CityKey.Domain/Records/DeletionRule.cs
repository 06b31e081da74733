namespace CityKey.Domain.Records;

/// <summary>Online data that could be deleted before the schedule speaks of it.</summary>
public enum OnlineData
{
    /// <summary>What was begun and never handed in.</summary>
    Draft,

    /// <summary>A picture of a draft that its resident took off or replaced.</summary>
    ReplacedUpload,
}

/// <summary>What the one check in front of every deletion says.</summary>
public enum DeletionDecision
{
    /// <summary>Something that must be known is not: counsel has not said, or nobody can tell whether there is a hold.
    /// Nothing is deleted.</summary>
    Unsure,

    /// <summary>It is a record: the schedule decides, not we.</summary>
    IsRecord,

    /// <summary>An order stands that it must not be destroyed.</summary>
    Held,

    /// <summary>It may be deleted now.</summary>
    Allowed,
}

/// <summary>The one rule in front of every deletion of online data. The database asks it again, in the same words,
/// where it deletes.</summary>
public static class DeletionRule
{
    /// <param name="isRecord">Counsel's answer for this kind of data; null where there is none.</param>
    /// <param name="isHeld">Whether a hold covers it; null where that cannot be told.</param>
    public static DeletionDecision Ask(bool? isRecord, bool? isHeld) =>
        (isRecord, isHeld) switch
        {
            (_, true) => DeletionDecision.Held,
            (null, _) or (_, null) => DeletionDecision.Unsure,
            (true, _) => DeletionDecision.IsRecord,
            (false, false) => DeletionDecision.Allowed,
        };

    /// <summary>The name of the kind in settings and audit.</summary>
    public static string Code(OnlineData what) =>
        what switch
        {
            OnlineData.Draft => "drafts",
            OnlineData.ReplacedUpload => "replaced-uploads",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Data without a code."),
        };
}
