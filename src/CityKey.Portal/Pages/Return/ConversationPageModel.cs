using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Portal.Applications;
using CityKey.Portal.Pages.Apply;
using CityKey.Web.Errors;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>A page on which a resident reads messages and sends one.</summary>
internal abstract class ConversationPageModel(ResidentApplications applications, ResidentConversation conversation)
    : ResidentPageModel(applications)
{
    [FromForm(Name = "note"), BindProperty(Name = "note")]
    public string? Note { get; set; }

    public IReadOnlyList<OpenedMessage> Messages { get; private set; } = [];

    /// <summary>The clerk's last request.</summary>
    public MessageContent? Asked => Messages.LastOrDefault(m => m.Content.Kind == MessageKind.Ask)?.Content;

    protected ResidentConversation Conversation { get; } = conversation;

    protected async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Messages = await Conversation.ReadAsync(Opened, cancellationToken);
        return Page();
    }

    /// <summary>Checks the note and sends it. Shows the page again, with the note, when it could not be sent.</summary>
    /// <param name="missingError">The error for an empty note; null where the note is optional.</param>
    /// <param name="nextPage">The address to redirect to after sending.</param>
    protected async Task<IActionResult> SendAsync(
        string? missingError,
        Func<string, Task> send,
        string nextPage,
        CancellationToken cancellationToken
    )
    {
        if (
            !CityKey.Domain.People.Note.TryRead(Note, out var text, out var error)
            || (text.Length == 0 && missingError is not null)
        )
        {
            return await AgainAsync(
                error ?? missingError!,
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken
            );
        }

        try
        {
            await send(text);
            return To(nextPage);
        }
        catch (Exception failure) when (Fault.IsConflict(failure))
        {
            return await AgainAsync("conversation.moved-on", StatusCodes.Status409Conflict, cancellationToken);
        }
    }

    protected async Task<IActionResult> AgainAsync(string error, int status, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("note", error);
        var page = await ShowAsync(cancellationToken);
        Response.StatusCode = status;
        return page;
    }
}
