using System.Text.Json;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Outbox;

/// <summary>Where and how a resident wants to be written to. It exists in the clear only while a letter is
/// written.</summary>
/// <param name="Discreet">The message names neither the city ID nor what it is about.</param>
public sealed record Addressee(string Address, string Language, bool Discreet)
{
    // A record's own ToString would put the address into whatever log it meets.
    public override string ToString() => nameof(Addressee);
}

/// <summary>The sealed addresses, as the worker may open them.</summary>
/// <param name="box">The worker's private mail key.</param>
public sealed class SealedMailAddresses(CityKeyDb db, SealedBoxKey box)
{
    private static readonly string[] Over =
    [
        .. Enum.GetValues<ApplicationStatus>().Where(ApplicationLifecycle.IsOver).Select(s => s.ToString()),
    ];

    /// <returns>Null where the resident left no address, or the box is gone.</returns>
    /// <exception cref="SealBrokenException">The box is not what was sealed for this application.</exception>
    public async Task<Addressee?> OpenAsync(Guid application, CancellationToken cancellationToken)
    {
        var sealedBox = await db
            .Boxes.AsNoTracking()
            .SingleOrDefaultAsync(b => b.ApplicationId == application && b.Kind == SealedBox.Mail, cancellationToken);
        if (sealedBox is null)
        {
            return null;
        }

        try
        {
            var plain = box.Open(sealedBox.Sealed, new SealContext("box", SealedBox.Mail, application, application));
            return JsonSerializer.Deserialize<Addressee>(plain, FormJson.Options)
                ?? throw new SealBrokenException("The mail box is empty.");
        }
        catch (JsonException unreadable)
        {
            throw new SealBrokenException("The mail box cannot be read.", unreadable);
        }
    }

    /// <summary>Deletes the box of a case that has ended and has nothing more to say. Call it with the end of a
    /// message, in one transaction.</summary>
    public async Task DeleteIfOverAsync(Guid application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Two workers that finish the last two messages at once would each see the other's as pending.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(17228, hashtext({application.ToString()}))",
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.outbox_message SET done_at = {now}, outcome = {OutboxOutcome.Outdated}
            WHERE subject = {application} AND kind = {OutboxRules.Mail} AND done_at IS NULL AND code IN ({MailCodes.Asked}, {MailCodes.Reminder})
                AND EXISTS (SELECT FROM review.queue_item q WHERE q.application_id = {application} AND q.status = ANY ({Over}))
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM intake.box WHERE application_id = {application} AND kind = {SealedBox.Mail}
                AND EXISTS (SELECT FROM review.queue_item q WHERE q.application_id = {application} AND q.status = ANY ({Over}))
                AND NOT EXISTS (SELECT FROM platform.outbox_message m WHERE m.subject = {application} AND m.kind = {OutboxRules.Mail} AND m.done_at IS NULL)
            """,
            cancellationToken
        );
    }
}
