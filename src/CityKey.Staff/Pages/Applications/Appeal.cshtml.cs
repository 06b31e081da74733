using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The second look, by somebody who did not decide before.</summary>
internal sealed class AppealModel(ClerkDoor door, CaseConversation conversation, CityProfile city, SiteText text)
    : CasePart(door, text)
{
    public const string Uphold = "uphold";
    public const string Overturn = "overturn";

    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IReadOnlyList<OpenedMessage> Messages { get; private set; } = [];
    public IReadOnlyList<string> UpholdReasons => city.DenialReasons;
    public IReadOnlyList<string> OverturnReasons => city.OverturnReasons;

    protected override bool IsFor => Application.Can(ApplicationAction.Uphold) && Application.AppealReviewerId == Me;

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancel) =>
        ShowAsync(reference, OpeningReason.Appeal, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancel) =>
        DoAsync(reference, "", cancel);

    protected override async Task LookAsync(OpenedCase opened, CancellationToken cancel) =>
        Messages = await Door.MessagesAsync(opened, read: true, cancel);

    protected override bool Accepts(OpenedCase opened) => this.Accepts(new Rules(city), Input);

    protected override Task ActAsync(OpenedCase opened, CancellationToken cancel) =>
        conversation.DecideAppealAsync(
            opened,
            Input.Decision == Overturn,
            Chosen,
            NoteRules.Read(Input.Note),
            User,
            cancel
        );

    protected override (string, IEnumerable<string>, string?) Sent() =>
        (
            Input.Decision is Uphold or Overturn ? Input.Decision : "unknown",
            Chosen
                .Select(r => Input.Decision == Overturn ? $"overturn.{r}" : $"denial.{r}")
                .Where(Text.Has)
                .Select(k => Text[k]),
            Input.Note
        );

    private string[] Chosen => Input.Decision == Overturn ? Input.OverturnReasons : Input.UpholdReasons;

    internal sealed class Answers
    {
        [FromForm(Name = "decision")]
        public string? Decision { get; set; }

        [FromForm(Name = "uphold-reason")]
        public string[] UpholdReasons { get; set; } = [];

        [FromForm(Name = "overturn-reason")]
        public string[] OverturnReasons { get; set; } = [];

        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Rules : AbstractValidator<Answers>
    {
        public Rules(CityProfile city)
        {
            RuleFor(a => a.Decision).Must(d => d is Uphold or Overturn).WithMessage("appeal.decision-missing");
            RuleFor(a => a.UpholdReasons)
                .Must(r => Known(r, city.DenialReasons))
                .When(a => a.Decision == Uphold)
                .WithMessage("case.reason-missing");
            RuleFor(a => a.OverturnReasons)
                .Must(r => Known(r, city.OverturnReasons))
                .When(a => a.Decision == Overturn)
                .WithMessage("case.reason-missing");
            RuleFor(a => a.Note).IsANote();
        }

        private static bool Known(string[] given, IReadOnlyList<string> known) =>
            given.Length > 0 && given.All(r => known.Contains(r, StringComparer.Ordinal));
    }
}
