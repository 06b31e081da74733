using CityKey.Data.Sealing;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Staff.Access;
using CityKey.Staff.Review;
using CityKey.Web.Errors;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CityKey.Staff.Pages.Applications;

/// <summary>A new access code for a resident at the counter with their documents. The response to the post shows it,
/// once.</summary>
internal sealed class NewCodeModel(ApplicationAccess access, AccessCodeReplacement codes) : PageModel
{
    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public IReadOnlyList<DocumentKind> Kinds { get; private set; } = [];
    public uint Seen { get; private set; }
    public AccessCode? Code { get; private set; }
    public Judgement? Judgement { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) =>
        await RefusalAsync(reference, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromRoute] string reference, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(reference, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Input.Documents.Length == 0)
        {
            ModelState.AddModelError("document", "new-code.none");
            return this.Again();
        }

        try
        {
            (Code, Judgement) = await codes.ReplaceAsync(
                Application,
                Input.Seen,
                Input.Documents,
                User,
                cancellationToken
            );
        }
        catch (Exception failure) when (Fault.IsConflict(failure))
        {
            return WithStatus(StatusCodes.Status409Conflict);
        }
        catch (CustodianUnavailableException)
        {
            return WithStatus(StatusCodes.Status503ServiceUnavailable);
        }

        if (Code is not null)
        {
            return Page();
        }

        ModelState.AddModelError("document", "new-code.too-few");
        return this.Again();
    }

    // A clerk replaces the code only of an application that they may open.
    private async Task<IActionResult?> RefusalAsync(string reference, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await access.FindAsync(reference, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        Kinds = codes.Kinds(application);
        Seen = await codes.VersionAsync(application, cancellationToken);
        return ApplicationAccess.MayOpen(application, User.StaffId()) ? null : Forbid();
    }

    private PageResult WithStatus(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    internal sealed class InputModel
    {
        [FromForm(Name = "document")]
        public string[] Documents { get; set; } = [];

        [FromForm(Name = "seen")]
        public uint? Seen { get; set; }
    }
}
