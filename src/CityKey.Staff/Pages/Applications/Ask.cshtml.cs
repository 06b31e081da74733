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
    ClerkDoor door,
    CaseConversation conversation,
    CityProfile city,
    CityClock clock,
    SiteText text
) : CasePart(door, text)
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public ApplicationForm? Form { get; private set; }

    public IReadOnlyList<AskedNeed> Possible { get; private set; } = [];

    public int Days => city.AnswerWithinDays;

    protected override bool IsFor => Application.Can(ApplicationAction.Ask) && Application.ReviewerId == Me;

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancel) =>
        ShowAsync(reference, OpeningReason.Ask, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancel) =>
        DoAsync(reference, "", cancel);

    protected override Task LookAsync(OpenedCase opened, CancellationToken cancel)
    {
        (Form, Possible) = (opened.Form, PossibleFor(opened));
        return Task.CompletedTask;
    }

    protected override bool Accepts(OpenedCase opened) =>
        this.Accepts(new Rules([.. PossibleFor(opened).Select(n => n.Word())]), Input);

    protected override Task ActAsync(OpenedCase opened, CancellationToken cancel) =>
        conversation.AskAsync(
            opened,
            [.. PossibleFor(opened).Where(n => Input.Needs.Contains(n.Word(), StringComparer.Ordinal))],
            NoteRules.Read(Input.Note),
            User,
            cancel
        );

    // Without the form, which a late clerk does not see again, a picture is known by its number.
    protected override (string, IEnumerable<string>, string?) Sent() =>
        ("ask", Input.Needs.Select(AskedNeed.Read).OfType<AskedNeed>().Select(n => NeedWords.Of(Text, n)), Input.Note);

    private IReadOnlyList<AskedNeed> PossibleFor(OpenedCase opened) =>
        AskedNeed.Possible(city.Rules(Application.RuleSet!), opened.Form, clock.Today);

    internal sealed class Answers
    {
        [FromForm(Name = "need")]
        public string[] Needs { get; set; } = [];

        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Rules : AbstractValidator<Answers>
    {
        public Rules(IReadOnlyList<string> possible)
        {
            RuleFor(a => a.Needs)
                .Must(n => n.Length > 0 && n.All(w => possible.Contains(w, StringComparer.Ordinal)))
                .WithMessage("ask.need-missing");
            RuleFor(a => a.Note).IsANote();
        }
    }
}
