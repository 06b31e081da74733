using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Answers what a clerk asked: what was added since, and a note.</summary>
[Online(OnlineAct.Answer)]
public sealed class AnswerPage(ResidentDoor door, ResidentConversation conversation, CityProfile city)
    : ConversationPage(door, conversation)
{
    public IReadOnlyList<DocumentOffered> Added => [.. Opened.Form.AddedDocuments()];

    public bool PhotoAdded => Opened.Form.PhotoAnswer == Opened.Form.Answers + 1;

    public bool HasRoom => Opened.Form.Documents.Count < AnswerDocumentPage.MostDocuments;

    /// <summary>The kinds of documents that would do for what is asked.</summary>
    public IEnumerable<string> KindsFor(AskedNeed need) => need.KindsIn(city.Rules(Opened.Application.RuleSet!));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SayAsync(
            Added.Count == 0 && !PhotoAdded ? "answer.nothing" : null,
            text => Conversation.AnswerAsync(Opened, text, cancel),
            "return/status",
            cancel
        );

    protected override string? Elsewhere() => Opened.Application.Can(ApplicationAction.Answer) ? null : "return/status";
}
