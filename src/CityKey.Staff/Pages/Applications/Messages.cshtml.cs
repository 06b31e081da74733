using CityKey.Data.Residents;
using CityKey.Staff.Review;
using CityKey.Web.Forms;
using CityKey.Web.Languages;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Staff.Pages.Applications;

/// <summary>What clerk and resident have written to each other, and a way to write.</summary>
internal sealed class MessagesModel(ClerkDoor door, CaseConversation conversation, SiteText text) : CasePart(door, text)
{
    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IReadOnlyList<OpenedMessage> Messages { get; private set; } = [];

    protected override bool IsFor => ClerkDoor.MayOpen(Application, Me);

    public Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancel) =>
        ShowAsync(reference, OpeningReason.Messages, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancel) =>
        DoAsync(reference, "/messages", cancel);

    protected override async Task LookAsync(OpenedCase opened, CancellationToken cancel) =>
        Messages = await Door.MessagesAsync(opened, read: true, cancel);

    protected override bool Accepts(OpenedCase opened) => this.Accepts(new Rules(), Input);

    protected override Task ActAsync(OpenedCase opened, CancellationToken cancel) =>
        conversation.WriteAsync(opened, NoteRules.Read(Input.Note), User, cancel);

    protected override (string, IEnumerable<string>, string?) Sent() => ("write", [], Input.Note);

    internal sealed class Answers
    {
        [FromForm(Name = "note")]
        public string? Note { get; set; }
    }

    private sealed class Rules : AbstractValidator<Answers>
    {
        public Rules() =>
            RuleFor(a => a.Note)
                .Cascade(CascadeMode.Stop)
                .Must(n => !string.IsNullOrWhiteSpace(n))
                .WithMessage("note.missing")
                .IsANote();
    }
}
