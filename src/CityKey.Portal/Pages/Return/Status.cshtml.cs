using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAct.Read)]
public sealed class StatusPage(
    ResidentDoor door,
    ResidentConversation conversation,
    SwitchTurns turns,
    TimeProvider time
) : ConversationPage(door, conversation)
{
    public Application Application => Opened.Application;

    public string Reference => ReferenceNumber.Show(Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    /// <summary>The soonest that the time to answer, or to appeal, is over; null where neither is possible in
    /// time.</summary>
    public DateTimeOffset? Until { get; private set; }

    public IReadOnlyList<Opening> Openings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Application.Can(ApplicationAction.Answer) || Application.Can(ApplicationAction.Appeal))
        {
            var (history, now) = (await turns.ReadAsync(cancel), time.GetUtcNow());
            Until = (Application.AnswerDeadline(history, now) ?? Application.AppealDeadline(history, now))
                is { IsOver: false } deadline
                ? deadline.Soonest(now)
                : null;
        }

        Openings = await Door.OpeningsAsync(Opened, cancel);
        return await ShowAsync(cancel);
    }

    protected override string? Elsewhere() => Application.Status == ApplicationStatus.Draft ? "apply/tasks" : null;
}
