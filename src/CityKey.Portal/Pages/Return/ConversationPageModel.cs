using CityKey.Data.Residents;
using CityKey.Domain.Applications;
using CityKey.Portal.Applications;
using CityKey.Portal.Pages.Apply;
using CityKey.Web.Errors;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>A page on which a resident reads what was written and writes something themselves.</summary>
public abstract class ConversationPageModel(ResidentApplications applications, ResidentConversation conversation)
    : ResidentPageModel(applications)
{
    [FromForm(Name = "note"), BindProperty(Name = "note")]
    public string? Note { get; set; }

    public IReadOnlyList<OpenedMessage> Messages { get; private set; } = [];

    /// <summary>What was asked last.</summary>
    public MessageContent? Asked => Messages.LastOrDefault(m => m.Content.Kind == MessageKind.Ask)?.Content;

    protected ResidentConversation Conversation { get; } = conversation;

    protected async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Messages = await Conversation.ReadAsync(Opened, cancellationToken);
        return Page();
    }

    /// <summary>Checks the note, says it, and shows it again where it could not be said.</summary>
    protected async Task<IActionResult> SayAsync(
        string? missing,
        Func<string, Task> say,
        string onwards,
        CancellationToken cancellationToken
    )
    {
        if (
            !CityKey.Domain.People.Note.TryRead(Note, out var text, out var error)
            || (text.Length == 0 && missing is not null)
        )
        {
            return await AgainAsync(error ?? missing!, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        try
        {
            await say(text);
            return To(onwards);
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
