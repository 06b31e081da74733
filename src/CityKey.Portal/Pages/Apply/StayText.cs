using CityKey.Domain.Applications;

namespace CityKey.Portal.Pages.Apply;

/// <summary>The ways to stay, as the form spells them.</summary>
internal static class StayText
{
    public static string Word(StayKind kind) =>
        kind switch
        {
            StayKind.Home => "home",
            StayKind.CareOf => "care-of",
            StayKind.SafeAddress => "safe",
            _ => "none",
        };

    /// <summary>Null when nothing, or nothing known, was chosen.</summary>
    public static StayKind? Read(string? word) =>
        Enum.GetValues<StayKind>().Where(k => Word(k) == word).Select(k => (StayKind?)k).SingleOrDefault();

    public static bool HasAddress(StayKind kind) => kind is StayKind.Home or StayKind.CareOf;
}
