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

/// <summary>Asks the resident for more: in codes that both sites have words for, and a note.</summary>
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

    protected override bool IsFor => Application.Can(ApplicationAction.Ask) && Application.ReviewerId == Me;

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        ShowAsync(reference, AccessReason.Ask, cancellationToken);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        DoAsync(reference, "", cancellationToken);

    protected override Task LookAsync(OpenedApplication opened, CancellationToken cancellationToken)
    {
        (Form, Possible) = (opened.Form, PossibleFor(opened));
        return Task.CompletedTask;
    }

    protected override bool Accepts(OpenedApplication opened) =>
        this.Accepts(new Validator([.. PossibleFor(opened).Select(n => n.Word())]), Input);

    protected override Task ActAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        conversation.AskAsync(
            opened,
            [.. PossibleFor(opened).Where(n => Input.Needs.Contains(n.Word(), StringComparer.Ordinal))],
            NoteValidator.Read(Input.Note),
            User,
            cancellationToken
        );

    // Without the form, which a late clerk does not see again, a picture is known by its number.
    protected override (string, IEnumerable<string>, string?) Sent() =>
        (
            "ask",
            Input.Needs.Select(AskedNeed.Read).OfType<AskedNeed>().Select(n => StaffRequestedItemText.Of(Text, n)),
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
