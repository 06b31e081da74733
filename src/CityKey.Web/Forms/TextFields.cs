using CityKey.Domain.People;

namespace CityKey.Web.Forms;

/// <summary>Collects the errors in the text fields of one input type.</summary>
internal sealed class TextFields(TextCheck? check)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Adds the domain's error in a field and that of the further check.</summary>
    /// <param name="error">The text key of the domain's error; null for none.</param>
    public void Add(string field, string? typed, string? error)
    {
        if (error is not null)
        {
            errors.Add(new FieldError(field, error));
        }

        // Text that is not plain is already an error of the domain.
        if (
            check is not null
            && PlainText.TryRead(typed, out var text)
            && text.Length > 0
            && check(field, text) is { } further
        )
        {
            errors.Add(further);
        }
    }

    public Parsed<T> Result<T>(T? value) => Parsed.Of(value, errors);
}
