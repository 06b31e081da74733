using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CityKey.Data.Audit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CityKey.Worker.Audit;

/// <summary>Seals the audit each second, and carries the newest head outside now and then.</summary>
internal sealed class AuditSigningService(
    NpgsqlDataSource source,
    AuditOptions options,
    TimeProvider time,
    ILogger<AuditSigningService> log
) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly CheckpointFile? outside = options.CheckpointFile is { } file ? new CheckpointFile(file) : null;
    private AuditSigningKey? key;
    private long carried;
    private long? carriedAt;
    private Type? said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Between, time);
        do
        {
            await SealAsync(stoppingToken);
        } while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    public override void Dispose()
    {
        key?.Dispose();
        base.Dispose();
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        if (!HasKey())
        {
            return;
        }

        try
        {
            if (await new AuditLogSigner(source, key, time).SealAsync(cancellationToken) is { } newest)
            {
                Carry(newest);
            }

            said = null;
        }
        catch (Exception failure)
            when (failure
                    is NpgsqlException
                        or TimeoutException
                        or JsonException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            // Nothing is lost: what was not sealed is sealed at the next tick.
            if (IsNews(failure))
            {
                log.LogError(
                    "Sealing the audit log or saving its checkpoint failed ({Kind}). It is retried every second.",
                    failure.GetType().Name
                );
            }
        }
    }

    // An installation from before there was such a key goes on with its other work.
    [MemberNotNullWhen(true, nameof(key))]
    private bool HasKey()
    {
        try
        {
            key ??= AuditSigningKey.Load(options.KeyFile);
            return true;
        }
        catch (InvalidOperationException keyless)
        {
            if (IsNews(keyless))
            {
                log.LogError(
                    "The audit log is not being sealed: worker/audit.key.pem cannot be read. If the key does "
                        + "not exist yet, run citykey keys create --audit-only."
                );
            }

            return false;
        }
    }

    private void Carry(Checkpoint newest)
    {
        if (
            outside is null
            || newest.Head == carried
            || (carriedAt is { } at && time.GetElapsedTime(at) < options.CheckpointEvery)
        )
        {
            return;
        }

        outside.Append(newest);
        (carried, carriedAt) = (newest.Head, time.GetTimestamp());
    }

    // Each second is too often for the same sentence.
    private bool IsNews(Exception failure)
    {
        var before = said;
        said = failure.GetType();
        return before != said;
    }
}
