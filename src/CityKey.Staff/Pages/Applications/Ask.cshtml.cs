using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Languages;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>Asks the resident for more: documents, a better picture, a new photo.</summary>
internal sealed class AskModel(
    ApplicationAccess access,
    ReviewConversation conversation,
    CityProfile city,
    CityClock clock,
    SiteText text
) : ReviewPageModel(access, text)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public ApplicationForm? Form { get; private set; }

    public IReadOnlyList<AskedNeed> Possible { get; private set; } = [];

    public int Days => city.AnswerWithinDays;

    protected override bool IsAllowed => Application.Can(ApplicationAction.Ask) && Application.ReviewerId == StaffId;

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        ShowAsync(reference, AccessReason.Ask, cancellationToken);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SubmitAsync(reference, "", cancellationToken);

    protected override Task LoadAsync(OpenedApplication opened, CancellationToken cancellationToken)
    {
        Form = opened.Form;
        Possible = PossibleFor(opened);
        return Task.CompletedTask;
    }

    protected override bool Accepts(OpenedApplication opened) =>
        this.Accepts(new Validator([.. PossibleFor(opened).Select(n => n.Word())]), Input);

    protected override Task SaveAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        conversation.AskAsync(
            opened,
            [.. PossibleFor(opened).Where(n => Input.Needs.Contains(n.Word(), StringComparer.Ordinal))],
            NoteValidator.Read(Input.Note),
            User,
            cancellationToken
        );

    // A stale form is shown again without opening the application, so a document is named by its number.
    protected override (string, IEnumerable<string>, string?) DescribeInput() =>
        (
            "ask",
            Input.Needs.Select(AskedNeed.Read).OfType<AskedNeed>().Select(n => RequestedItemText.Of(Text, n)),
            Input.Note
        );

    private IReadOnlyList<AskedNeed> PossibleFor(OpenedApplication opened) =>
        AskedNeed.Possible(city.Rules(Application.RuleSet!), opened.Form, clock.Today);

    internal sealed class InputModel
    {
        [FromForm(Name = "need")]
        public string[] Needs { get; set; } = [];

        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(IReadOnlyList<string> possible)
        {
            RuleFor(a => a.Needs)
                .Must(n => n.Length > 0 && n.All(w => possible.Contains(w, StringComparer.Ordinal)))
                .WithMessage("ask.need-missing");
            RuleFor(a => a.Note).IsANote();
        }
    }
}
