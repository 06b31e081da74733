using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>Records the answer or the appeal of a resident at the counter. It works in every state of the
/// portal.</summary>
internal sealed class AtCounterModel(
    ApplicationAccess access,
    ReviewConversation conversation,
    CityProfile city,
    SiteText text
) : ReviewPageModel(access, text)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    /// <summary>Null until the clerk has confirmed that the resident is present.</summary>
    public ApplicationForm? Form { get; private set; }

    public OpenedMessage? Asked { get; private set; }
    public bool IsAppeal => Application.Can(ApplicationAction.Appeal);
    public IEnumerable<string> Kinds => city.Rules(Application.RuleSet!).Kinds.Select(k => k.Code);

    protected override bool IsAllowed => Application.Can(ApplicationAction.Answer) || IsAppeal;

    // Opening takes a post, because it is audited: a link or a reload must not do it.
    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        await FindAsync(reference, cancellationToken) ?? Page();

    public Task<IActionResult> OnPostOpenAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        ShowAsync(reference, AccessReason.Counter, cancellationToken);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SubmitAsync(reference, "", cancellationToken);

    protected override async Task LoadAsync(OpenedApplication opened, CancellationToken cancellationToken)
    {
        Form = opened.Form;
        Asked = (await Access.MessagesAsync(opened, markRead: false, cancellationToken)).LastOrDefault(m =>
            m.Content.Kind == MessageKind.Ask
        );
    }

    protected override bool Accepts(OpenedApplication opened) => this.Accepts(new Validator([.. Kinds]), Input);

    protected override Task SaveAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        conversation.RecordAtCounterAsync(opened, Input.Seen, NoteValidator.Read(Input.Note), User, cancellationToken);

    protected override (string, IEnumerable<string>, string?) DescribeInput() =>
        ("here", Input.Seen.Select(k => $"document.{k}.name").Where(Text.Has).Select(k => Text[k]), Input.Note);

    internal sealed class InputModel
    {
        [FromForm(Name = "document")]
        public string[] Seen { get; set; } = [];

        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(IReadOnlyList<string> kinds)
        {
            RuleFor(a => a.Seen)
                .Must(s => s.All(k => kinds.Contains(k, StringComparer.Ordinal)))
                .WithMessage("field.unreadable");
            RuleFor(a => a.Seen)
                .Must((a, s) => s.Length > 0 || !string.IsNullOrWhiteSpace(a.Note))
                .WithMessage("here.nothing");
            RuleFor(a => a.Note).IsANote();
        }
    }
}
