using System.Text.Json;
using Npgsql;

namespace CityKey.Server.Commands;

/// <summary>Runs a verb and gives its exit code: 0 for success, 1 for a refusal or failure. (The parser returns 2 for
/// wrong usage.) Writes text for people or JSON for scripts.</summary>
internal static class VerbOutcome
{
    public static Task<int> OfAsync(
        bool json,
        TextWriter output,
        TextWriter errors,
        Func<Task<(string Text, object Data)>> work
    ) =>
        JudgedAsync(
            json,
            output,
            errors,
            async () =>
            {
                var (text, data) = await work();
                return (text, data, true);
            }
        );

    /// <summary>For a verb that checks something: exit code 1 means that the check failed.</summary>
    public static async Task<int> JudgedAsync(
        bool json,
        TextWriter output,
        TextWriter errors,
        Func<Task<(string Text, object Data, bool Good)>> work
    )
    {
        try
        {
            var (text, data, good) = await work();
            await output.WriteLineAsync(json ? JsonSerializer.Serialize(data, JsonSerializerOptions.Web) : text);
            return good ? 0 : 1;
        }
        catch (Exception failure)
            when (failure
                    is InvalidOperationException
                        or NpgsqlException
                        or TimeoutException
                        or IOException
                        or UnauthorizedAccessException
                        or ArgumentException
            )
        {
            // PostgreSQL's detail may quote a row; its message and state are enough.
            var why = failure is PostgresException refused
                ? $"{refused.MessageText} ({refused.SqlState})"
                : failure.Message;
            await errors.WriteLineAsync(
                json ? JsonSerializer.Serialize(new { error = why }, JsonSerializerOptions.Web) : $"citykey: {why}"
            );
            return 1;
        }
    }
}
