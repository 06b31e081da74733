using CityKey.Domain.People;
using FluentValidation;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The rule for a note to the resident, which four review pages share.</summary>
internal static class NoteValidator
{
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

    /// <summary>The note as it is stored. Call it only after <see cref="IsANote{T}"/> has passed.</summary>
    public static string Read(string? typed) => Note.TryRead(typed, out var text, out _) ? text : "";
}
