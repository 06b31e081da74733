using CityKey.Data.Records;
using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

[Online(OnlineAct.Read)]
public sealed class StatusPage(ResidentDoor door, ResidentConversation conversation, TimeProvider time) : ConversationPage(door, conversation)
{
    public Application Application => Opened.Application;

    public string Reference => ReferenceNumber.Show(Application.Reference);

    public bool Collects => Opened.Form.Card?.Collect != false;

    /// <summary>Whether an appeal is still in time.</summary>
    public bool InTime => Application.MayAppealAt(time.GetUtcNow());

    public IReadOnlyList<Opening> Openings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Openings = await Door.OpeningsAsync(Opened, cancel);
        return await ShowAsync(cancel);
    }

    protected override string? Elsewhere() => Application.Status == ApplicationStatus.Draft ? "apply/tasks" : null;
}
