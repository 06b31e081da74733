using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Portal.Applications;

/// <summary>The messages between a resident who has opened their application and the city.</summary>
/// <remarks>Every method throws <see cref="PortalClosedException"/> when the switch does not allow its action. Those
/// that write throw <see cref="RuleViolationException"/> when the application's status does not allow it, and
/// <see cref="DbUpdateConcurrencyException"/> when the application was changed elsewhere.</remarks>
public sealed class ResidentConversation(
    ResidentApplications applications,
    CityKeyDb db,
    SwitchChangeHistory history,
    TimeProvider time
)
{
    /// <summary>All messages, oldest first.</summary>
    public Task<IReadOnlyList<OpenedMessage>> ReadAsync(
        OpenedApplication opened,
        CancellationToken cancellationToken
    ) =>
        PortalClosedException.TranslateAsync<IReadOnlyList<OpenedMessage>>(async () =>
        {
            var sealedMessages = await db
                .Messages.FromSql($"SELECT * FROM intake.messages_of({opened.File.LookupId})")
                .AsNoTracking()
                .OrderBy(m => m.At)
                .ThenBy(m => m.Id)
                .ToListAsync(cancellationToken);
            return [.. sealedMessages.Select(m => SealedMessage.Open(m, opened.Key))];
        });

    /// <summary>Sends a message to the city.</summary>
    public Task WriteAsync(OpenedApplication opened, string note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        opened.Application.Write(Actor.Resident, now);
        return SendAsync(opened, new MessageContent(MessageKind.Note, note), now, cancellationToken);
    }

    /// <summary>Answers the clerk's request: what was added since the request, and a note.</summary>
    public Task AnswerAsync(OpenedApplication opened, string note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        opened.Application.Answer(Actor.Resident, now);
        opened.Keep(opened.Form with { Answers = opened.Form.Answers + 1 });
        return SendAsync(opened, new MessageContent(MessageKind.Answer, note), now, cancellationToken);
    }

    /// <summary>Appeals a denial.</summary>
    public async Task AppealAsync(OpenedApplication opened, string note, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        opened.Application.Appeal(Actor.Resident, await history.ReadAsync(cancellationToken), now);
        await SendAsync(opened, new MessageContent(MessageKind.Appeal, note), now, cancellationToken);
    }

    private Task SendAsync(
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
