using System.CommandLine;
using CityKey.Web.Starting;
using CityKey.Worker;

namespace CityKey.Server.Commands;

internal static class ServeWorker
{
    public static Command Verb()
    {
        var verb = new Command(
            "worker",
            "The background work: digests that find duplicates, email, sealing the audit log."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verb.SetAction(
            (parsed, cancellationToken) =>
                ServeOutcome.OfAsync(
                    StartingRole.Worker,
                    parsed,
                    args => WorkerHost.Build(args).RunAsync(cancellationToken),
                    cancellationToken
                )
        );
        return verb;
    }
}
