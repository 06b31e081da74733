using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Answers a clerk's request with documents, a photo or a note.</summary>
[Online(OnlineAction.Answer)]
internal sealed class AnswerModel(
    ResidentApplications applications,
    ResidentConversation conversation,
    CityProfile city
) : ConversationPageModel(applications, conversation)
{
    public IReadOnlyList<DocumentOffered> Added => [.. Opened.Form.AddedDocuments()];

    public bool PhotoAdded => Opened.Form.PhotoAnswer == Opened.Form.Answers + 1;

    public bool HasRoom => Opened.Form.Documents.Count < AnswerDocumentModel.MostDocuments;

    /// <summary>The kinds of documents that meet a requested item.</summary>
    public IEnumerable<string> KindsFor(AskedNeed need) => need.KindsIn(city.Rules(Opened.Application.RuleSet!));

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        SendAsync(
            Added.Count == 0 && !PhotoAdded ? "answer.nothing" : null,
            text => Conversation.AnswerAsync(Opened, text, cancellationToken),
            PortalRoutes.ReturnStatus,
            cancellationToken
        );

    protected override string? Elsewhere() =>
        Opened.Application.Can(ApplicationAction.Answer) ? null : PortalRoutes.ReturnStatus;
}
