using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CityKey.Web.TagHelpers;

/// <summary>A form field: its name, its value and its errors.</summary>
public sealed class Field(string name, object? model, ModelStateDictionary state)
{
    private readonly ModelStateEntry? _entry = state.TryGetValue(name, out var entry) ? entry : null;

    public string Name { get; } = name;

    public string Id { get; } = IdOf(name);

    public IReadOnlyList<string> Errors => _entry is null ? [] : [.. _entry.Errors.Select(e => e.ErrorMessage)];

    /// <summary>What was typed, otherwise the model's value, so that a form shown again keeps what was
    /// typed.</summary>
    public string? Value => _entry?.AttemptedValue ?? Convert.ToString(model, CultureInfo.CurrentCulture);

    /// <summary>Whether this value is chosen.</summary>
    public bool Holds(string value) =>
        _entry switch
        {
            { RawValue: string[] many } => many.Contains(value, StringComparer.Ordinal),
            { AttemptedValue: { } one } => string.Equals(one, value, StringComparison.Ordinal),
            _ => model is IEnumerable<string> chosen
                ? chosen.Contains(value, StringComparer.Ordinal)
                : string.Equals(
                    Convert.ToString(model, CultureInfo.InvariantCulture),
                    value,
                    StringComparison.OrdinalIgnoreCase
                ),
        };

    /// <summary>The id of the element that an error about this field links to.</summary>
    public static string IdOf(string name) =>
        name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    internal static Field From(ModelExpression? expression, string? name, ModelStateDictionary state) =>
        new(
            name
                ?? expression?.Metadata.BinderModelName
                ?? expression?.Name
                ?? throw new InvalidOperationException("A field needs 'for' or 'name'."),
            expression?.Model,
            state
        );
}
