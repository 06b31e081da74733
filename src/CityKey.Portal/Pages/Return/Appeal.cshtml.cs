using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Appeals a denial; another clerk reviews it.</summary>
[Online(OnlineAction.Answer)]
internal sealed class AppealModel(
    ResidentApplications applications,
    ResidentConversation conversation,
    SwitchChangeHistory history,
    TimeProvider time
) : ConversationPageModel(applications, conversation)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await InTimeAsync(cancellationToken) ? Page() : To(PortalRoutes.ReturnStatus);

    // A late appeal is shown again with its text, so that the resident can bring it to a counter.
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await InTimeAsync(cancellationToken)
            ? await SendAsync(
                "appeal.note-missing",
                text => Conversation.AppealAsync(Opened, text, cancellationToken),
                PortalRoutes.ReturnStatus,
                cancellationToken
            )
            : await AgainAsync("appeal.too-late", StatusCodes.Status409Conflict, cancellationToken);

    private async Task<bool> InTimeAsync(CancellationToken cancellationToken) =>
        Opened.Application.MayAppealAt(await history.ReadAsync(cancellationToken), time.GetUtcNow());
}
