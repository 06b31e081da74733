using CityKey.Domain.People;
using FluentValidation;

namespace CityKey.Staff.Pages.Applications;

internal static class NoteValidator
{
    /// <summary>A few plain sentences.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> IsANote<T>(this IRuleBuilder<T, string?> field) =>
        field.Custom(
            (typed, context) =>
            {
                if (!Note.TryRead(typed, out _, out var error))
                {
                    context.AddFailure(error!);
                }
            }
        );

    /// <summary>As it is kept; only after it has been accepted.</summary>
    public static string Read(string? typed) => Note.TryRead(typed, out var text, out _) ? text : "";
}
