using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Data.Residents;

/// <summary>What a resident who has opened their application says to the city, and reads from it.</summary>
/// <remarks>Every method throws <see cref="PortalClosedException"/> when the switch does not allow its act, and
/// <see cref="RuleViolationException"/> or <see cref="DbUpdateConcurrencyException"/> when the application has moved
/// on.</remarks>
public sealed class ResidentConversation(ResidentDoor door, CityKeyDb db, SwitchTurns turns, TimeProvider time)
{
    /// <summary>Everything that was written so far, the oldest first.</summary>
    public async Task<IReadOnlyList<OpenedMessage>> ReadAsync(OpenedApplication opened, CancellationToken cancel)
    {
        try
        {
            var sealedMessages = await db
                .Messages.FromSql($"SELECT * FROM intake.messages_of({opened.File.LookupId})")
                .AsNoTracking()
                .OrderBy(m => m.At)
                .ThenBy(m => m.Id)
                .ToListAsync(cancel);
            return [.. sealedMessages.Select(m => SealedMessage.Open(m, opened.Key))];
        }
        catch (Exception failure) when (PortalClosedException.RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
    }

    public Task WriteAsync(OpenedApplication opened, string note, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        opened.Application.Write(Actor.Resident, now);
        return SayAsync(opened, new MessageContent(MessageKind.Note, note), now, cancel);
    }

    /// <summary>Sends the answer: what was added since the question, and a note.</summary>
    public Task AnswerAsync(OpenedApplication opened, string note, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        opened.Application.Answer(Actor.Resident, now);
        opened.File.SealedForm = SealedForm.Seal(
            opened.Form with
            {
                Answers = opened.Form.Answers + 1,
            },
            opened.Key,
            opened.Application.Id
        );
        return SayAsync(opened, new MessageContent(MessageKind.Answer, note), now, cancel);
    }

    public async Task AppealAsync(OpenedApplication opened, string note, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        opened.Application.Appeal(Actor.Resident, await turns.ReadAsync(cancel), now);
        await SayAsync(opened, new MessageContent(MessageKind.Appeal, note), now, cancel);
    }

    private Task SayAsync(OpenedApplication opened, MessageContent content, DateTimeOffset at, CancellationToken cancel)
    {
        db.Messages.Add(SealedMessage.Seal(content, Message.Resident, opened.Key, opened.Application.Id, at));
        return door.SaveAsync(cancel);
    }
}
