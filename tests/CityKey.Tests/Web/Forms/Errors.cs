using CityKey.Web.Forms;

namespace CityKey.Tests.Web.Forms;

internal static class Errors
{
    /// <summary>Field and text key of each error, in their order.</summary>
    public static IEnumerable<string> Of(Parsed parsed) => parsed.Errors.Select(e => $"{e.Field} {e.Message}");

    /// <summary>A further check that refuses the letter Z.</summary>
    public static FieldError? RefuseZ(string field, string text) =>
        text.Contains('Z', StringComparison.Ordinal) ? new FieldError(field, "counter.letters", "Z") : null;
}
