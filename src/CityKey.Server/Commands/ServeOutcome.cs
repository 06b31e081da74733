using System.CommandLine;
using CityKey.Web.Starting;

namespace CityKey.Server.Commands;

/// <summary>Runs <c>serve</c>: checks all settings, reports every problem in one list, and starts only if there is
/// none.</summary>
internal static class ServeOutcome
{
    public static async Task<int> OfAsync(
        string role,
        ParseResult parsed,
        Func<string[], Task> serve,
        CancellationToken cancellationToken
    )
    {
        string[] args = [.. parsed.UnmatchedTokens];
        try
        {
            await StartChecks.AssureAsync(StartChecks.Read(role, args), cancellationToken);
        }
        catch (InvalidOperationException refused)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"citykey: {refused.Message}");
            return 1;
        }

        await serve(args);
        return 0;
    }
}
