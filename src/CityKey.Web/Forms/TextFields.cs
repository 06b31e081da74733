using CityKey.Domain.People;

namespace CityKey.Web.Forms;

/// <summary>Collects what is wrong with the text fields of one input type.</summary>
internal sealed class TextFields(TextCheck? check)
{
    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Adds what the domain found wrong with a field, and what the further check finds.</summary>
    /// <param name="error">A text key, or null.</param>
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
