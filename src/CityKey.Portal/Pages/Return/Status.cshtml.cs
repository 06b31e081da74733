using CityKey.Data.PortalSwitch;
using CityKey.Data.Records;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAction.Read)]
internal sealed class StatusModel(
    ResidentApplications applications,
    ResidentConversation conversation,
    SwitchChangeHistory history,
    TimeProvider time
) : ConversationPageModel(applications, conversation)
{
    public Application Application => Opened.Application;

    public string Reference => ReferenceNumber.Show(Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    /// <summary>The earliest end of the time to answer or to appeal; null when neither is possible.</summary>
    public DateTimeOffset? Until { get; private set; }

    public IReadOnlyList<RecordAccess> RecordAccesses { get; private set; } = [];

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

        RecordAccesses = await Applications.RecordAccessesAsync(Opened, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    protected override string? Elsewhere() =>
        Application.Status == ApplicationStatus.Draft ? PortalRoutes.ApplyTasks : null;
}
