using CityKey.Data.Residents;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Asks that another clerk looks again.</summary>
[Online(OnlineAct.Answer)]
public sealed class AppealPage(ResidentDoor door, ResidentConversation conversation, TimeProvider time) : ConversationPage(door, conversation)
{
    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SayAsync("appeal.note-missing", text => Conversation.AppealAsync(Opened, text, cancel), "return/status", cancel);

    protected override string? Elsewhere() => Opened.Application.MayAppealAt(time.GetUtcNow()) ? null : "return/status";
}
