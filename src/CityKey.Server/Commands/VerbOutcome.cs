using System.Text.Json;
using CityKey.Embedded;
using Npgsql;

namespace CityKey.Server.Commands;

/// <summary>How a verb ends: 0 done, 1 refused or failed. (2, misused, is the parser's.) Text for people, or JSON for
/// scripts.</summary>
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

    /// <summary>For a verb that was asked a question: it answers, and ends with 1 where the answer is no.</summary>
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
                        or EmbeddedPostgresException
                        or StateFolderInUseException
                        or NpgsqlException
                        or TimeoutException
                        or IOException
                        or UnauthorizedAccessException
                        or ArgumentException
            )
        {
            // The server's detail may quote a row; its state and sentence say enough.
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
