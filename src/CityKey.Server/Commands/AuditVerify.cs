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
            Description = "A checkpoint file kept outside the database, to detect entries removed at the end.",
        }.AcceptExistingOnly();
        var dump = new Option<FileInfo>("--from-dump")
        {
            Description = "Check this plain-text dump instead of the database.",
        }.AcceptExistingOnly();
        var keys = new Option<FileInfo[]>("--public-key")
        {
            Description = "audit.pub.pem from a trusted source. Repeat for each key that was ever used.",
        }.AcceptExistingOnly();
        var write = new Option<string?>("--write-checkpoint")
        {
            Description = "Add the newest head to this file if the audit log is intact.",
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("verify", "Verify the integrity of the audit log and name the first bad entry.")
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
                        var verdict = await VerifyAsync(
                            parsed.GetValue(keys) is { Length: > 0 } named
                                ? named.Select(f => f.FullName)
                                : [AuditPlaces.PublicKey()],
                            parsed.GetValue(checkpoint),
                            parsed.GetValue(dump),
                            Progress(parsed.InvocationConfiguration.Error),
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

    private static async Task<AuditVerdict> VerifyAsync(
        IEnumerable<string> publicKeys,
        FileInfo? checkpoint,
        FileInfo? dump,
        Action<long>? progress,
        CancellationToken cancellationToken
    )
    {
        using var trusted = AuditKeys.Load(publicKeys);
        var outside = checkpoint is null ? [] : new CheckpointFile(checkpoint.FullName).Read();
        var verification = new AuditVerification(trusted, outside, progress);
        return dump is null
            ? await verification.OfDatabaseAsync(VerbConfiguration.Connection("Audit"), cancellationToken)
            : await verification.OfDumpAsync(dump.FullName, cancellationToken);
    }

    // Shown only on a terminal, and only when it takes longer than two seconds.
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
                    : $" {verdict.Unsealed:N0} entries after the last head, the oldest from "
                        + $"{verdict.OldestUnsealed:u}, are not protected yet.";
            var outside =
                verdict.Checkpoints == 0
                    ? " No checkpoint was given, so removed entries at the end cannot be detected."
                    : $" {verdict.Checkpoints:N0} checkpoints match this history.";
            return $"The audit log is intact: {verdict.Entries:N0} entries under {verdict.Heads:N0} "
                + $"heads.{young}{outside}";
        }

        var place = (fault.Sequence, fault.Entry) switch
        {
            ({ } sequence, { } entry) => $"entry {sequence} ({entry})",
            ({ } sequence, null) => $"entry {sequence}",
            (null, { } entry) => $"entry {entry}, which has no number",
            _ => "the checkpoint",
        };
        return $"The audit log is NOT intact. First bad: {place}: {Kind(fault)}. {fault.Explanation}";
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
