using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAction.Read)]
public sealed class StatusModel(
    ResidentApplications applications,
    ResidentConversation conversation,
    SwitchChangeHistory history,
    TimeProvider time
) : ConversationPageModel(applications, conversation)
{
    public Application Application => Opened.Application;

    public string Reference => ReferenceNumber.Show(Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    /// <summary>The soonest that the time to answer, or to appeal, is over; null where neither is possible in
    /// time.</summary>
    public DateTimeOffset? Until { get; private set; }

    public IReadOnlyList<RecordAccess> Openings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Application.Can(ApplicationAction.Answer) || Application.Can(ApplicationAction.Appeal))
        {
            var changes = await history.ReadAsync(cancellationToken);
            var now = time.GetUtcNow();
            Until = (Application.AnswerDeadline(changes, now) ?? Application.AppealDeadline(changes, now))
                is { IsOver: false } deadline
                ? deadline.Soonest(now)
                : null;
        }

        Openings = await Applications.OpeningsAsync(Opened, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    protected override string? Elsewhere() => Application.Status == ApplicationStatus.Draft ? "apply/tasks" : null;
}
