using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Portal.Applications;

/// <summary>What a resident who has opened their application says to the city, and reads from it.</summary>
/// <remarks>Every method throws <see cref="PortalClosedException"/> when the switch does not allow its act, and
/// <see cref="RuleViolationException"/> or <see cref="DbUpdateConcurrencyException"/> when the application has moved
/// on.</remarks>
public sealed class ResidentConversation(
    ResidentApplications applications,
    CityKeyDb db,
    SwitchChangeHistory history,
    TimeProvider time
)
{
    /// <summary>Everything that was written so far, the oldest first.</summary>
    public async Task<IReadOnlyList<OpenedMessage>> ReadAsync(
        OpenedApplication opened,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var sealedMessages = await db
                .Messages.FromSql($"SELECT * FROM intake.messages_of({opened.File.LookupId})")
                .AsNoTracking()
                .OrderBy(m => m.At)
                .ThenBy(m => m.Id)
                .ToListAsync(cancellationToken);
            return [.. sealedMessages.Select(m => SealedMessage.Open(m, opened.Key))];
        }
        catch (Exception failure) when (PortalClosedException.RefusalIn(failure) is { } mode)
        {
            throw new PortalClosedException(mode, failure);
        }
    }

    public Task WriteAsync(OpenedApplication opened, string note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        opened.Application.Write(Actor.Resident, now);
        return SayAsync(opened, new MessageContent(MessageKind.Note, note), now, cancellationToken);
    }

    /// <summary>Sends the answer: what was added since the question, and a note.</summary>
    public Task AnswerAsync(OpenedApplication opened, string note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        opened.Application.Answer(Actor.Resident, now);
        opened.Keep(opened.Form with { Answers = opened.Form.Answers + 1 });
        return SayAsync(opened, new MessageContent(MessageKind.Answer, note), now, cancellationToken);
    }

    public async Task AppealAsync(OpenedApplication opened, string note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        opened.Application.Appeal(Actor.Resident, await history.ReadAsync(cancellationToken), now);
        await SayAsync(opened, new MessageContent(MessageKind.Appeal, note), now, cancellationToken);
    }

    private Task SayAsync(
        OpenedApplication opened,
        MessageContent content,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        db.Messages.Add(SealedMessage.Seal(content, Message.Resident, opened.Key, opened.Application.Id, at));
        return applications.SaveAsync(cancellationToken);
    }
}
