using System.CommandLine;
using CityKey.Data.Audit;
using Npgsql;

namespace CityKey.Server.Commands;

internal static class AuditCompare
{
    public static Command Verb()
    {
        var log = new Option<FileInfo>("--log") { Description = "The custodian's log file." }.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command(
            "compare",
            "Compare the custodian's log with the audit log. Each opening must be in both."
        )
        {
            log,
            json,
        };
        verb.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.JudgedAsync(
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        await using var source = NpgsqlDataSource.Create(VerbConfiguration.Connection("Audit"));
                        var outcome = await new CustodianComparison(
                            source,
                            parsed.GetValue(log)?.FullName ?? AuditPlaces.CustodianLog(),
                            TimeProvider.System
                        ).CompareAsync(cancellationToken);
                        return (Text(outcome), outcome, outcome.Differences.Count == 0);
                    }
                )
        );
        return verb;
    }

    private static string Text(AccessComparison outcome) =>
        outcome.Differences.Count == 0
            ? $"The custodian's log and the audit log agree: {outcome.Unwraps:N0} unwraps, {outcome.Entries:N0} "
                + "entries."
            : string.Join(
                '\n',
                outcome
                    .Differences.Select(d =>
                        $"{d.Kind}: {(d.Opening is { } id ? $"opening {id}" : $"line {d.Line} of the log")}"
                    )
                    .Prepend(
                        $"The custodian's log ({outcome.Unwraps:N0} unwraps) and the audit log "
                            + $"({outcome.Entries:N0} entries) differ:"
                    )
            );
}
