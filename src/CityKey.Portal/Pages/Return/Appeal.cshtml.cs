using CityKey.Data.PortalSwitch;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Asks that another clerk looks again.</summary>
[Online(OnlineAction.Answer)]
public sealed class AppealModel(
    ResidentApplications applications,
    ResidentConversation conversation,
    SwitchChangeHistory history,
    TimeProvider time
) : ConversationPageModel(applications, conversation)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await InTimeAsync(cancellationToken) ? Page() : To("return/status");

    // What was written too late stays before the resident: it can be taken to a counter.
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await InTimeAsync(cancellationToken)
            ? await SayAsync(
                "appeal.note-missing",
                text => Conversation.AppealAsync(Opened, text, cancellationToken),
                "return/status",
                cancellationToken
            )
            : await AgainAsync("appeal.too-late", StatusCodes.Status409Conflict, cancellationToken);

    private async Task<bool> InTimeAsync(CancellationToken cancellationToken) =>
        Opened.Application.MayAppealAt(await history.ReadAsync(cancellationToken), time.GetUtcNow());
}
