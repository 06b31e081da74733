using System.CommandLine;
using CityKey.Staff.Work;
using CityKey.Web.Starting;

namespace CityKey.Server.Commands;

internal static class ServeWorker
{
    public static Command Verb()
    {
        var verb = new Command(
            "worker",
            "What is done after a change: digests for duplicates, e-mail, the audit's seals."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verb.SetAction(
            (parsed, cancel) =>
                ServeOutcome.OfAsync(
                    StartingRole.Worker,
                    parsed,
                    args => WorkerHost.Build(args).RunAsync(cancel),
                    cancel
                )
        );
        return verb;
    }
}
