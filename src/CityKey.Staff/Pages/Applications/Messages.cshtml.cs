using CityKey.Data.Residents;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>The messages between clerk and resident, and a field for the next one.</summary>
internal sealed class MessagesModel(ApplicationAccess access, ReviewConversation conversation, SiteText text)
    : ReviewPageModel(access, text)
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<OpenedMessage> Messages { get; private set; } = [];

    protected override bool IsAllowed => ApplicationAccess.MayOpen(Application, StaffId);

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        ShowAsync(reference, AccessReason.Messages, cancellationToken);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        SubmitAsync(reference, "/messages", cancellationToken);

    protected override async Task LoadAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        Messages = await Access.MessagesAsync(opened, markRead: true, cancellationToken);

    protected override bool Accepts(OpenedApplication opened) => this.Accepts(new Validator(), Input);

    protected override Task SaveAsync(OpenedApplication opened, CancellationToken cancellationToken) =>
        conversation.WriteAsync(opened, NoteValidator.Read(Input.Note), User, cancellationToken);

    protected override (string, IEnumerable<string>, string?) DescribeInput() => ("write", [], Input.Note);

    internal sealed class InputModel
    {
        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator() =>
            RuleFor(a => a.Note)
                .Cascade(CascadeMode.Stop)
                .Must(n => !string.IsNullOrWhiteSpace(n))
                .WithMessage("note.missing")
                .IsANote();
    }
}
