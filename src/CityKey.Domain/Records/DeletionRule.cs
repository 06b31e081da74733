namespace CityKey.Domain.Records;

/// <summary>Online data that may be deleted before the end of the retention schedule.</summary>
public enum OnlineData
{
    /// <summary>A draft that was never submitted.</summary>
    Draft,

    /// <summary>A picture of a draft that its resident removed or replaced.</summary>
    ReplacedUpload,
}

/// <summary>The result of the check before a deletion.</summary>
public enum DeletionDecision
{
    /// <summary>Not deleted: counsel has not answered, or it is unknown whether there is a hold.</summary>
    Unsure,

    /// <summary>Not deleted: it is a record, and the retention schedule decides.</summary>
    IsRecord,

    /// <summary>Not deleted: a legal hold covers it.</summary>
    Held,

    /// <summary>It may be deleted now.</summary>
    Allowed,
}

/// <summary>The rule for every deletion of online data. The database checks the same rule again when it
/// deletes.</summary>
public static class DeletionRule
{
    /// <summary>Decides whether data may be deleted.</summary>
    /// <param name="isRecord">Counsel's answer for this kind of data; null when there is none.</param>
    /// <param name="isHeld">Whether a hold covers it; null when that is unknown.</param>
    public static DeletionDecision Ask(bool? isRecord, bool? isHeld) =>
        (isRecord, isHeld) switch
        {
            (_, true) => DeletionDecision.Held,
            (null, _) or (_, null) => DeletionDecision.Unsure,
            (true, _) => DeletionDecision.IsRecord,
            (false, false) => DeletionDecision.Allowed,
        };

    /// <summary>The name of the kind in settings and audit; stored.</summary>
    public static string Code(OnlineData what) =>
        what switch
        {
            OnlineData.Draft => "drafts",
            OnlineData.ReplacedUpload => "replaced-uploads",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Data without a code."),
        };
}
