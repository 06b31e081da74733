using CityKey.Domain.Applications;

namespace CityKey.Staff.Pages.Applications;

/// <summary>What a clerk had chosen and written when it could not be stored, so that the page shows it again.</summary>
/// <param name="Application">As it is now.</param>
/// <param name="Mine">Whether the clerk still has the application.</param>
/// <param name="Action">The code of the action; its text is <c>act.{Action}</c>.</param>
/// <param name="Chosen">The texts of the choices.</param>
internal sealed record StaleSubmission(
    Application Application,
    bool Mine,
    string Action,
    IReadOnlyList<string> Chosen,
    string? Note = null
)
{
    // The ToString of a record prints its properties, and the note is personal.
    public override string ToString() => nameof(StaleSubmission);
}
