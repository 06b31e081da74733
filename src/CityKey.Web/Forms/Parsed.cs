namespace CityKey.Web.Forms;

/// <summary>An error in one field of a form.</summary>
/// <param name="Field">The field's name in the form.</param>
/// <param name="Message">A text key.</param>
/// <param name="Arguments">The values of the text's placeholders.</param>
public sealed record FieldError(string Field, string Message, params IReadOnlyList<object?> Arguments);

/// <summary>Checks the plain text of one field further than its input type does.</summary>
/// <param name="field">The field's name in the form.</param>
/// <param name="text">The text, trimmed and not empty.</param>
/// <returns>The error; null for none.</returns>
public delegate FieldError? TextCheck(string field, string text);

/// <summary>The result of reading one or more fields: a value, or the errors in the fields.</summary>
public abstract class Parsed
{
    private protected Parsed(IReadOnlyList<FieldError> errors) => Errors = errors;

    /// <summary>In the order of the fields on the page.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    public bool IsValid => Errors.Count == 0;

    public static Parsed<T> Of<T>(T value) => new(value, []);

    /// <param name="value">Ignored when there are errors.</param>
    public static Parsed<T> Of<T>(T? value, IReadOnlyList<FieldError> errors) => new(value, errors);

    public static Parsed<T> Failed<T>(string field, string message) => new(default, [new FieldError(field, message)]);

    /// <summary>Reads a field that offers a few choices.</summary>
    /// <param name="missing">The text key for a field without one of the choices.</param>
    public static Parsed<T> OneOf<T>(
        string field,
        string? sent,
        string missing,
        params IEnumerable<(string Sent, T Value)> choices
    )
    {
        foreach (var choice in choices)
        {
            if (string.Equals(choice.Sent, sent, StringComparison.Ordinal))
            {
                return Of(choice.Value);
            }
        }

        return Failed<T>(field, missing);
    }
}

/// <inheritdoc />
public sealed class Parsed<T> : Parsed
{
    private readonly T? value;

    internal Parsed(T? value, IReadOnlyList<FieldError> errors)
        : base(errors) => this.value = value;

    /// <exception cref="InvalidOperationException">There are <see cref="Parsed.Errors"/>.</exception>
    public T Value => IsValid ? value! : throw new InvalidOperationException("The fields have errors.");
}
