using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>A resident stands before the clerk with an answer or an appeal. Has no wire to the portal's
/// switch.</summary>
internal sealed class HereModel(ClerkDoor door, CaseConversation conversation, CityProfile city, SiteText text)
    : CasePart(door, text)
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    /// <summary>Null until the clerk has said that the person is here.</summary>
    public ApplicationForm? Form { get; private set; }

    public OpenedMessage? Asked { get; private set; }
    public bool IsAppeal => Application.Can(ApplicationAction.Appeal);
    public IEnumerable<string> Kinds => city.Rules(Application.RuleSet!).Kinds.Select(k => k.Code);

    protected override bool IsFor => Application.Can(ApplicationAction.Answer) || IsAppeal;

    // Asked for with a press and not by an address, because looking opens the application.
    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancel) =>
        await FindAsync(reference, cancel) ?? Page();

    public Task<IActionResult> OnPostOpenAsync([FromRoute] string reference, CancellationToken cancel) =>
        ShowAsync(reference, OpeningReason.Counter, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancel) =>
        DoAsync(reference, "", cancel);

    protected override async Task LookAsync(OpenedCase opened, CancellationToken cancel)
    {
        Form = opened.Form;
        Asked = (await Door.MessagesAsync(opened, read: false, cancel)).LastOrDefault(m =>
            m.Content.Kind == MessageKind.Ask
        );
    }

    protected override bool Accepts(OpenedCase opened) => this.Accepts(new Rules([.. Kinds]), Input);

    protected override Task ActAsync(OpenedCase opened, CancellationToken cancel) =>
        conversation.WriteDownAsync(opened, Input.Seen, NoteRules.Read(Input.Note), User, cancel);

    protected override (string, IEnumerable<string>, string?) Sent() =>
        ("here", Input.Seen.Select(k => $"document.{k}.name").Where(Text.Has).Select(k => Text[k]), Input.Note);

    internal sealed class Answers
    {
        [FromForm(Name = "document")]
        public string[] Seen { get; set; } = [];

        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Rules : AbstractValidator<Answers>
    {
        public Rules(IReadOnlyList<string> kinds)
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
