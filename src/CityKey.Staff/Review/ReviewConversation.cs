using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Access;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>Messages that a clerk writes to a resident, or writes down for a resident at the counter, with the change
/// of status that goes with them. Each is one save.</summary>
/// <remarks>Every method throws <see cref="RuleViolationException"/> when the application does not allow it any longer,
/// and <see cref="DbUpdateConcurrencyException"/> when it changes during the save.</remarks>
public sealed class ReviewConversation(CityKeyDb db, CityProfile city, TimeProvider time)
{
    /// <summary>Asks the resident for more; the application then waits for the answer.</summary>
    public Task AskAsync(
        OpenedApplication opened,
        IReadOnlyList<AskedNeed> needs,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        opened.Application.Ask(city, staff.AsActor(), now);
        return SaveAsync(
            opened,
            Message.Staff,
            new MessageContent(MessageKind.Ask, note) { Needs = needs },
            now,
            cancellationToken
        );
    }

    /// <summary>Sends a message that changes no status.</summary>
    public Task WriteAsync(
        OpenedApplication opened,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        opened.Application.Write(staff.AsActor(), now);
        return SaveAsync(opened, Message.Staff, new MessageContent(MessageKind.Note, note), now, cancellationToken);
    }

    /// <summary>Upholds or overturns the denial.</summary>
    /// <param name="reasons">Of <see cref="CityProfile.OverturnReasons"/> when it is overturned, otherwise of
    /// <see cref="CityProfile.DenialReasons"/>.</param>
    public Task DecideAppealAsync(
        OpenedApplication opened,
        bool overturn,
        IReadOnlyList<string> reasons,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (overturn)
        {
            opened.Application.Overturn(reasons, city, staff.AsActor(), now);
        }
        else
        {
            opened.Application.Uphold(reasons, city, staff.AsActor(), now);
        }

        return SaveAsync(
            opened,
            Message.Staff,
            new MessageContent(MessageKind.Decision, note) { Reasons = reasons },
            now,
            cancellationToken
        );
    }

    /// <summary>Records the answer of a resident at the counter, or the appeal when the application was
    /// denied.</summary>
    /// <param name="seen">The kinds of the documents that the clerk saw and handed back.</param>
    public async Task RecordAtCounterAsync(
        OpenedApplication opened,
        IReadOnlyList<string> seen,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var application = opened.Application;
        var form = opened.Form;
        var now = time.GetUtcNow();
        var kind = application.Can(ApplicationAction.Appeal) ? MessageKind.Appeal : MessageKind.Answer;
        if (kind == MessageKind.Appeal)
        {
            application.Appeal(staff.AsActor(), [], now);
        }
        else
        {
            application.Answer(staff.AsActor(), now);
        }

        var answer = form.Answers + 1;
        opened.Keep(
            form with
            {
                Answers = answer,
                SeenAtCounter =
                [
                    .. form.SeenAtCounter,
                    .. seen.Select(k => new DocumentSeen(k, city.DayOf(now), answer)),
                ],
            }
        );
        var item = await db.QueueItems.SingleAsync(q => q.ApplicationId == application.Id, cancellationToken);
        item.WaitingMessage = true;
        await SaveAsync(
            opened,
            Message.Resident,
            new MessageContent(kind, note) { Seen = seen, AtCounter = true },
            now,
            cancellationToken
        );
    }

    private Task<int> SaveAsync(
        OpenedApplication opened,
        string sender,
        MessageContent content,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        db.Messages.Add(SealedMessage.Seal(content, sender, opened.Key, opened.Application.Id, at));
        return db.SaveChangesAsync(cancellationToken);
    }
}
