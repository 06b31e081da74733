using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Messages in both directions. Reading goes on while the portal is paused; sending does not, and the database
/// says so.</summary>
[Online(OnlineAct.Read)]
public sealed class MessagesPage(ResidentDoor door, ResidentConversation conversation)
    : ConversationPage(door, conversation)
{
    public bool TakesMessages => Opened.Application.TakesMessages;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SayAsync("note.missing", text => Conversation.WriteAsync(Opened, text, cancel), "return/messages", cancel);

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? "apply/tasks" : null;
}
