using FluentValidation;

namespace CityKey.Web.Forms;

/// <summary>Rules of the domain as rules of a form.</summary>
public static class FieldRules
{
    /// <summary>Checks a field with a rule of the domain, which answers with the text key of what is wrong.</summary>
    public static IRuleBuilderOptionsConditions<T, TField> Obeys<T, TField>(
        this IRuleBuilder<T, TField> field,
        Func<TField, string?> rule
    ) =>
        field.Custom(
            (value, context) =>
            {
                if (rule(value) is { } error)
                {
                    context.AddFailure(error);
                }
            }
        );
}
