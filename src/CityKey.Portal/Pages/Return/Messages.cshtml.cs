using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Messages in both directions. Reading goes on while the portal is paused; sending does not, and the database
/// says so.</summary>
[Online(OnlineAction.Read)]
public sealed class MessagesModel(ResidentApplications applications, ResidentConversation conversation)
    : ConversationPageModel(applications, conversation)
{
    public bool TakesMessages => Opened.Application.TakesMessages;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        SayAsync(
            "note.missing",
            text => Conversation.WriteAsync(Opened, text, cancellationToken),
            "return/messages",
            cancellationToken
        );

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? "apply/tasks" : null;
}
