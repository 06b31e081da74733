using System.CommandLine;
using CityKey.Staff.Work;

namespace CityKey.Server.Commands;

internal static class ServeWorker
{
    public static Command Verb()
    {
        var verb = new Command("worker", "What is done after a change, and when a time is over.") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction((parsed, cancel) => WorkerHost.Build([.. parsed.UnmatchedTokens]).RunAsync(cancel));
        return verb;
    }
}
