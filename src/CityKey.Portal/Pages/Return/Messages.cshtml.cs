using CityKey.Domain.Applications;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Messages in both directions. They can be read while the portal is paused; the database refuses to store new
/// ones.</summary>
[Online(OnlineAction.Read)]
internal sealed class MessagesModel(ResidentApplications applications, ResidentConversation conversation)
    : ConversationPageModel(applications, conversation)
{
    public bool TakesMessages => Opened.Application.TakesMessages;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        SendAsync(
            "note.missing",
            text => Conversation.WriteAsync(Opened, text, cancellationToken),
            PortalRoutes.ReturnMessages,
            cancellationToken
        );

    protected override string? Elsewhere() =>
        Opened.Application.Status == ApplicationStatus.Draft ? PortalRoutes.ApplyTasks : null;
}
