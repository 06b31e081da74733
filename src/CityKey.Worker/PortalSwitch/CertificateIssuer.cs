using CityKey.Data;
using CityKey.Data.Audit;
using CityKey.Data.PortalSwitch;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Worker.PortalSwitch;

/// <summary>Issues closing certificates. This is the worker's job, so that no close waits for one, and a close from the
/// command line gets one too.</summary>
public sealed class CertificateIssuer(
    CityKeyDb db,
    NpgsqlDataSource source,
    PortalStateReader reader,
    PortalNodes nodes,
    SwitchImpact impact,
    CityProfile city,
    TimeProvider time
)
{
    /// <summary>How long nodes have to acknowledge a close; a node that is silent longer shows paused pages
    /// anyway.</summary>
    public static readonly TimeSpan Patience = PortalNodes.Silent;

    private const int Most = 10;

    /// <summary>Issues the certificate of the close in force, and adds proofs to certificates that lack one.</summary>
    public async Task DoDueAsync(CancellationToken cancellationToken)
    {
        // Only for a close that is in force: for an earlier one its end is unknown, and in "no new" drafts can still be
        // submitted.
        var asOf = time.GetUtcNow();
        if (
            await reader.ReadAsync(cancellationToken)
                is { Known: true, Closing: false, Mode: PortalMode.Paused or PortalMode.Dark } state
            && await db
                .PortalChanges.AsNoTracking()
                .SingleOrDefaultAsync(
                    c => c.Epoch == state.Epoch && !db.PortalCertificates.Any(k => k.Epoch == c.Epoch),
                    cancellationToken
                )
                is { ToMode: "paused" or "dark" } change
        )
        {
            await CertifyAsync(change, asOf, cancellationToken);
        }

        foreach (
            var certificate in await db
                .PortalCertificates.Where(c => c.Proof == null)
                .OrderBy(c => c.Epoch)
                .Take(Most)
                .ToListAsync(cancellationToken)
        )
        {
            certificate.Proof = (
                await CertificateProof.CollectAsync(source, certificate.EntryId, cancellationToken)
            )?.AsJson();
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task CertifyAsync(SwitchChangeRow change, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var acknowledged = await nodes.AcknowledgedAsync(change.Epoch, cancellationToken);
        var counts = await impact.AtAsync(change.Epoch, cancellationToken);
        // Clocks differ between nodes: the certificate must not predate the change.
        if (asOf < change.At || (acknowledged.Count < change.Nodes || counts is null) && asOf - change.At < Patience)
        {
            return;
        }

        var body = new CertificateBody(
            CertificateBody.Version,
            city.Code,
            change.Epoch,
            change.FromMode,
            change.ToMode,
            change.At,
            asOf,
            change.ActorKind,
            change.ActorId,
            change.Reason,
            change.Wording,
            change.CutOff,
            change.Nodes,
            acknowledged,
            counts
        ).AsJson();
        var entry = AuditEntry.For(
            CertificateFile.Action,
            Actor.Worker,
            change.Id,
            time,
            ("epoch", change.Epoch.ToString(null as IFormatProvider)),
            (CertificateFile.Hash, CertificateBody.HashOf(body))
        );
        db.Add(entry);
        db.Add(
            new PortalCertificate
            {
                Epoch = change.Epoch,
                Body = body,
                EntryId = entry.Id,
                At = entry.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
