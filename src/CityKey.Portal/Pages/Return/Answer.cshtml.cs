using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Answers what a clerk asked: what was added since, and a note.</summary>
[Online(OnlineAction.Answer)]
public sealed class AnswerModel(ResidentApplications applications, ResidentConversation conversation, CityProfile city)
    : ConversationPageModel(applications, conversation)
{
    public IReadOnlyList<DocumentOffered> Added => [.. Opened.Form.AddedDocuments()];

    public bool PhotoAdded => Opened.Form.PhotoAnswer == Opened.Form.Answers + 1;

    public bool HasRoom => Opened.Form.Documents.Count < AnswerDocumentModel.MostDocuments;

    /// <summary>The kinds of documents that would do for what is asked.</summary>
    public IEnumerable<string> KindsFor(AskedNeed need) => need.KindsIn(city.Rules(Opened.Application.RuleSet!));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        SayAsync(
            Added.Count == 0 && !PhotoAdded ? "answer.nothing" : null,
            text => Conversation.AnswerAsync(Opened, text, cancellationToken),
            "return/status",
            cancellationToken
        );

    protected override string? Elsewhere() => Opened.Application.Can(ApplicationAction.Answer) ? null : "return/status";
}
