using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CityKey.Data.Audit;
using CityKey.Worker.Scheduling;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Worker.Audit;

/// <summary>Numbers and signs new audit entries every second, and appends the newest head to the checkpoint file at a
/// longer interval.</summary>
internal sealed class AuditSigningService(
    NpgsqlDataSource source,
    AuditOptions options,
    TimeProvider time,
    ILogger<AuditSigningService> log
) : RepeatedWork(TimeSpan.FromSeconds(1), time)
{
    private readonly CheckpointFile? checkpoints = options.CheckpointFile is { } file ? new CheckpointFile(file) : null;
    private AuditSigningKey? key;
    private long savedHead;
    private long? savedAt;
    private Type? reportedFailure;

    public override void Dispose()
    {
        key?.Dispose();
        base.Dispose();
    }

    protected override Task DoAsync(CancellationToken cancellationToken) =>
        HasKey() ? TryAsync(() => SignAsync(key, cancellationToken), Report, cancellationToken) : Task.CompletedTask;

    // Includes a checkpoint file that cannot be written, or read back, for a time.
    protected override bool MayPass(Exception failure, CancellationToken cancellationToken) =>
        failure is JsonException or IOException or UnauthorizedAccessException
        || base.MayPass(failure, cancellationToken);

    private async Task SignAsync(AuditSigningKey signingKey, CancellationToken cancellationToken)
    {
        if (await new AuditLogSigner(source, signingKey, Time).SealAsync(cancellationToken) is { } newest)
        {
            Save(newest);
        }

        reportedFailure = null;
    }

    // An installation whose keys are older than the audit key continues with its other work.
    [MemberNotNullWhen(true, nameof(key))]
    private bool HasKey()
    {
        try
        {
            key ??= AuditSigningKey.Load(options.KeyFile);
            return true;
        }
        catch (InvalidOperationException missing)
        {
            if (IsNew(missing))
            {
                log.LogError(
                    "The audit log is not being sealed: worker/audit.key.pem cannot be read. If the key does "
                        + "not exist yet, run citykey keys create --audit-only."
                );
            }

            return false;
        }
    }

    private void Save(Checkpoint newest)
    {
        var isEarly = savedAt is { } at && Time.GetElapsedTime(at) < options.CheckpointInterval;
        if (checkpoints is null || newest.Head == savedHead || isEarly)
        {
            return;
        }

        checkpoints.Append(newest);
        savedHead = newest.Head;
        savedAt = Time.GetTimestamp();
    }

    private void Report(Exception failure)
    {
        if (IsNew(failure))
        {
            log.LogError(
                "Sealing the audit log or saving its checkpoint failed ({Kind}). It is retried every second.",
                failure.GetType().Name
            );
        }
    }

    // Logs a repeated failure once.
    private bool IsNew(Exception failure)
    {
        var previous = reportedFailure;
        reportedFailure = failure.GetType();
        return previous != reportedFailure;
    }
}
