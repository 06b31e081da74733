using System.Text.Json;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Outbox;

/// <summary>The e-mail address of a resident and how to write to it. It exists in the clear only while a message is
/// written.</summary>
/// <param name="Discreet">Whether messages must mention neither the city ID nor their subject.</param>
public sealed record Addressee(string Address, string Language, bool Discreet)
{
    // The ToString of a record prints its properties, and could put the address into a log.
    public override string ToString() => nameof(Addressee);
}

/// <summary>Opens and deletes the sealed addresses of residents, for the worker.</summary>
/// <param name="box">The worker's private mail key.</param>
public sealed class SealedMailAddresses(CityKeyDb db, SealedBoxKey box)
{
    private static readonly string[] EndedStatuses =
    [
        .. Enum.GetValues<ApplicationStatus>().Where(ApplicationLifecycle.IsOver).Select(s => s.ToString()),
    ];

    /// <returns>Null when the resident left no address, or it has been deleted.</returns>
    /// <exception cref="SealBrokenException">The ciphertext belongs to another application, or was
    /// changed.</exception>
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

    /// <summary>Deletes the address of an application that has ended and has no e-mail pending. Called in the
    /// transaction that completes a message.</summary>
    public async Task DeleteIfOverAsync(Guid application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Two workers that complete the last two messages at once would each see the other's message as pending.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(17228, hashtext({application.ToString()}))",
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.outbox_message SET done_at = {now}, outcome = {OutboxOutcome.Outdated}
            WHERE subject = {application} AND kind = {OutboxRules.Mail} AND done_at IS NULL
                AND code IN ({MailCodes.Asked}, {MailCodes.Reminder})
                AND EXISTS (
                    SELECT FROM review.queue_item q
                    WHERE q.application_id = {application} AND q.status = ANY ({EndedStatuses})
                )
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM intake.box WHERE application_id = {application} AND kind = {SealedBox.Mail}
                AND EXISTS (
                    SELECT FROM review.queue_item q
                    WHERE q.application_id = {application} AND q.status = ANY ({EndedStatuses})
                )
                AND NOT EXISTS (
                    SELECT FROM platform.outbox_message m
                    WHERE m.subject = {application} AND m.kind = {OutboxRules.Mail} AND m.done_at IS NULL
                )
            """,
            cancellationToken
        );
    }
}
