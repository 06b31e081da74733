using CityKey.Data.Accounts;
using CityKey.Domain.People;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CityKey.Data.PortalSwitch;

/// <summary>Makes the closing certificates, as the worker: no close waits for one, also not one from the command line with both sites stopped.</summary>
public sealed class Certification(CityKeyDb db, NpgsqlDataSource source, PortalNodes nodes, SwitchOutlook outlook, CityProfile city, TimeProvider time)
{
    /// <summary>How long nodes have to acknowledge; one that is silent for longer draws paused pages anyway.</summary>
    public static readonly TimeSpan Patience = PortalNodes.Silent;

    private const int Most = 10;

    public async Task DoDueAsync(CancellationToken cancel)
    {
        var open = PortalModes.Word(Domain.PortalSwitch.PortalMode.Open);
        var bare = await db.PortalChanges.AsNoTracking().Where(c => c.ToMode != open && !db.PortalCertificates.Any(k => k.Epoch == c.Epoch))
            .OrderByDescending(c => c.Epoch).Take(Most).ToListAsync(cancel);
        foreach (var change in bare)
        {
            await CertifyAsync(change, cancel);
        }

        foreach (var certificate in await db.PortalCertificates.Where(c => c.Proof == null).OrderBy(c => c.Epoch).Take(Most).ToListAsync(cancel))
        {
            certificate.Proof = (await CertificateProof.CollectAsync(source, certificate.EntryId, cancel))?.AsJson();
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task CertifyAsync(PortalChange change, CancellationToken cancel)
    {
        var acknowledged = await nodes.AcknowledgedAsync(change.Epoch, cancel);
        if (acknowledged.Count < change.Nodes && time.GetUtcNow() - change.At < Patience)
        {
            return;
        }

        var body = new CertificateBody(
            CertificateBody.Version, city.Code, change.Epoch, change.FromMode, change.ToMode, change.At, change.Until, change.ActorKind, change.ActorId, change.Reason, change.Wording,
            change.CutOff, change.Nodes, acknowledged, await outlook.AtAsync(change.Epoch, cancel)).AsJson();
        var entry = AccountEntries.Of(
            CertificateFile.Action, Actor.Worker, change.Id, time, ("epoch", change.Epoch.ToString(null as IFormatProvider)), (CertificateFile.Hash, CertificateBody.HashOf(body)));
        db.Add(entry);
        db.Add(new PortalCertificate { Epoch = change.Epoch, Body = body, EntryId = entry.Id, At = entry.At });
        await db.SaveChangesAsync(cancel);
    }
}
