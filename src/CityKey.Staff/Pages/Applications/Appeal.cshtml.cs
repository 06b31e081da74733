using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Domain.Places;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The decision on an appeal, by a clerk who did not make the first one.</summary>
internal sealed class AppealModel(
    ApplicationAccess access,
    ReviewConversation conversation,
    CityProfile city,
    SiteText text
) : ReviewPageModel(access, text)
{
    public const string Uphold = "uphold";
    public const string Overturn = "overturn";

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<OpenedMessage> Messages { get; private set; } = [];
    public IReadOnlyList<string> UpholdReasons => city.DenialReasons;
    public IReadOnlyList<string> OverturnReasons => city.OverturnReasons;

    private string[] Chosen => Input.Decision == Overturn ? Input.OverturnReasons : Input.UpholdReasons;

    protected override bool IsAllowed =>
        Application.Can(ApplicationAction.Uphold) && Application.AppealReviewerId == StaffId;

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        ShowAsync(reference, AccessReason.Appeal, cancellationToken);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SubmitAsync(reference, "", cancellationToken);

    protected override async Task LoadAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        Messages = await Access.MessagesAsync(opened, markRead: true, cancellationToken);

    protected override bool Accepts(OpenedApplication opened) => this.Accepts(new Validator(city), Input);

    protected override Task SaveAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        conversation.DecideAppealAsync(
            opened,
            Input.Decision == Overturn,
            Chosen,
            NoteValidator.Read(Input.Note),
            User,
            cancellationToken
        );

    protected override (string, IEnumerable<string>, string?) DescribeInput() =>
        (
            Input.Decision is Uphold or Overturn ? Input.Decision : "unknown",
            Chosen
                .Select(r => Input.Decision == Overturn ? $"overturn.{r}" : $"denial.{r}")
                .Where(Text.Has)
                .Select(k => Text[k]),
            Input.Note
        );

    internal sealed class InputModel
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

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(CityProfile city)
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
