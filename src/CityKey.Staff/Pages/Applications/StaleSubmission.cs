using CityKey.Domain.Applications;

namespace CityKey.Staff.Pages.Applications;

/// <summary>What a clerk had chosen and written when it could not be stored, to be shown again.</summary>
/// <param name="Mine">Whether the case is with them as it stands now.</param>
/// <param name="Act">The code of the act; its words are <c>act.{Act}</c>.</param>
/// <param name="Chosen">In words.</param>
internal sealed record StaleSubmission(
    Application Application,
    bool Mine,
    string Act,
    IReadOnlyList<string> Chosen,
    string? Note = null
)
{
    // The note is personal.
    public override string ToString() => nameof(StaleSubmission);
}
