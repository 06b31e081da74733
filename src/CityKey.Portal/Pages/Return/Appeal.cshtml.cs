using CityKey.Data.PortalSwitch;
using CityKey.Data.Residents;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Asks that another clerk looks again.</summary>
[Online(OnlineAct.Answer)]
public sealed class AppealPage(
    ResidentDoor door,
    ResidentConversation conversation,
    SwitchTurns turns,
    TimeProvider time
) : ConversationPage(door, conversation)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await InTimeAsync(cancel) ? Page() : To("return/status");

    // What was written too late stays before the resident: it can be taken to a counter.
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await InTimeAsync(cancel)
            ? await SayAsync(
                "appeal.note-missing",
                text => Conversation.AppealAsync(Opened, text, cancel),
                "return/status",
                cancel
            )
            : await AgainAsync("appeal.too-late", StatusCodes.Status409Conflict, cancel);

    private async Task<bool> InTimeAsync(CancellationToken cancel) =>
        Opened.Application.MayAppealAt(await turns.ReadAsync(cancel), time.GetUtcNow());
}
