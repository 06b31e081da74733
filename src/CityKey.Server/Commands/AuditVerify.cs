using System.CommandLine;
using System.Text.Json;
using CityKey.Data.Audit;

namespace CityKey.Server.Commands;

internal static class AuditVerify
{
    public static Command Verb()
    {
        var checkpoint = new Option<FileInfo>("--checkpoint")
        {
            Description = "Checkpoints that were kept outside; without them a cut tail cannot be seen.",
        }.AcceptExistingOnly();
        var dump = new Option<FileInfo>("--from-dump")
        {
            Description = "A plain-text dump to check instead of the database.",
        }.AcceptExistingOnly();
        var keys = new Option<FileInfo[]>("--public-key")
        {
            Description = "audit.pub.pem from a trusted place; once for each key there ever was.",
        }.AcceptExistingOnly();
        var write = new Option<string?>("--write-checkpoint")
        {
            Description = "Adds the newest head to this file when all is whole.",
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("verify", "Computes the audit's integrity anew, and names the first bad entry.")
        {
            checkpoint,
            dump,
            keys,
            write,
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
                        var given = parsed.GetValue(keys) is { Length: > 0 } named
                            ? named.Select(f => f.FullName)
                            : [AuditPlaces.PublicKey()];
                        using var trusted = AuditKeys.Load(given);
                        var outside = parsed.GetValue(checkpoint) is { } file
                            ? new CheckpointFile(file.FullName).Read()
                            : [];
                        var verification = new AuditVerification(
                            trusted,
                            outside,
                            Progress(parsed.InvocationConfiguration.Error)
                        );
                        var verdict = parsed.GetValue(dump) is { } plain
                            ? await verification.OfDumpAsync(plain.FullName, cancellationToken)
                            : await verification.OfDatabaseAsync(
                                VerbConfiguration.Connection("Audit"),
                                cancellationToken
                            );
                        if (verdict is { Whole: true, Newest: { } newest } && parsed.GetValue(write) is { } target)
                        {
                            new CheckpointFile(target).Append(newest);
                        }

                        return (Text(verdict), Data(verdict), verdict.Whole);
                    }
                )
        );
        return verb;
    }

    // For a person who waits longer than two seconds; a script's error stream stays clean.
    private static Action<long>? Progress(TextWriter errors)
    {
        var began = TimeProvider.System.GetTimestamp();
        return Console.IsErrorRedirected
            ? null
            : done =>
            {
                if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(2))
                {
                    errors.Write($"\r{done:N0} entries checked ");
                }
            };
    }

    private static string Text(AuditVerdict verdict)
    {
        if (verdict.Fault is not { } fault)
        {
            var young =
                verdict.Unsealed == 0
                    ? ""
                    : $" {verdict.Unsealed:N0} younger than the last head, the oldest of {verdict.OldestUnsealed:u}, are not protected yet.";
            var outside =
                verdict.Checkpoints == 0
                    ? " No checkpoint was given, so a cut tail would not show."
                    : $" {verdict.Checkpoints:N0} checkpoints are in this history.";
            return $"The audit is whole: {verdict.Entries:N0} entries under {verdict.Heads:N0} heads.{young}{outside}";
        }

        var place = (fault.Sequence, fault.Entry) switch
        {
            ({ } sequence, { } entry) => $"entry {sequence} ({entry})",
            ({ } sequence, null) => $"entry {sequence}",
            (null, { } entry) => $"entry {entry}, which has no number",
            _ => "the checkpoint",
        };
        return $"The audit is NOT whole. First bad: {place}: {Kind(fault)}. {fault.Explanation}";
    }

    private static object Data(AuditVerdict v) =>
        new
        {
            v.Whole,
            Fault = v.Fault is { } fault
                ? new
                {
                    Kind = Kind(fault),
                    fault.Sequence,
                    fault.Entry,
                    fault.Head,
                    fault.Explanation,
                }
                : null,
            v.Heads,
            v.Entries,
            v.Unsealed,
            v.OldestUnsealed,
            v.Checkpoints,
            v.Newest,
        };

    private static string Kind(AuditFault fault) => JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Kind.ToString());
}
