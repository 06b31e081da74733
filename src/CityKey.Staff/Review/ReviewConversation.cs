using System.Security.Claims;
using CityKey.Data;
using CityKey.Data.Accounts;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Review;

/// <summary>What a clerk says to a resident, or writes down for one who stands before them. Each is one save: the
/// status, the queue, the sealed words, the audit.</summary>
/// <remarks>Every method throws <see cref="RuleViolationException"/> or <see cref="DbUpdateConcurrencyException"/> when
/// the case has moved on.</remarks>
public sealed class ReviewConversation(CityKeyDb db, ReviewActions actions, CityProfile city, TimeProvider time)
{
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
        return SayAsync(
            opened,
            Message.Staff,
            new MessageContent(MessageKind.Ask, note) { Needs = needs },
            now,
            cancellationToken
        );
    }

    public Task WriteAsync(
        OpenedApplication opened,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        opened.Application.Write(staff.AsActor(), now);
        return SayAsync(opened, Message.Staff, new MessageContent(MessageKind.Note, note), now, cancellationToken);
    }

    public Task DecideAppealAsync(
        OpenedApplication opened,
        bool overturn,
        IReadOnlyList<string> reasons,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var (clerk, now) = (staff.AsActor(), time.GetUtcNow());
        if (overturn)
        {
            opened.Application.Overturn(reasons, city, clerk, now);
        }
        else
        {
            opened.Application.Uphold(reasons, city, clerk, now);
        }

        return SayAsync(
            opened,
            Message.Staff,
            new MessageContent(MessageKind.Decision, note) { Reasons = reasons },
            now,
            cancellationToken
        );
    }

    /// <summary>The answer, or where it was denied the appeal, of a resident at the counter. Documents are looked at
    /// and handed back.</summary>
    public async Task WriteDownAsync(
        OpenedApplication opened,
        IReadOnlyList<string> seen,
        string note,
        ClaimsPrincipal staff,
        CancellationToken cancellationToken
    )
    {
        var (application, form, clerk, now) = (opened.Application, opened.Form, staff.AsActor(), time.GetUtcNow());
        var kind = application.Can(ApplicationAction.Appeal) ? MessageKind.Appeal : MessageKind.Answer;
        if (kind == MessageKind.Appeal)
        {
            application.Appeal(clerk, [], now);
        }
        else
        {
            application.Answer(clerk, now);
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
        await SayAsync(
            opened,
            Message.Resident,
            new MessageContent(kind, note) { Seen = seen, AtCounter = true },
            now,
            cancellationToken
        );
    }

    private async Task SayAsync(
        OpenedApplication opened,
        string sender,
        MessageContent content,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var item = await actions.FollowInQueueAsync(opened.Application, cancellationToken);
        item.WaitingMessage |= sender == Message.Resident;
        db.Messages.Add(SealedMessage.Seal(content, sender, opened.Key, opened.Application.Id, at));
        await db.SaveChangesAsync(cancellationToken);
    }
}
