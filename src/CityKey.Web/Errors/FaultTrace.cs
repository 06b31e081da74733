namespace CityKey.Web.Errors;

/// <summary>What may be logged of an exception: the types and stack traces, never the messages.</summary>
internal static class FaultTrace
{
    public static string TypesOf(Exception exception) =>
        string.Join(" < ", Chain(exception).Select(e => e.GetType().FullName));

    public static string PlacesOf(Exception exception) =>
        string.Join("\n---\n", Chain(exception).Select(e => e.StackTrace));

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
