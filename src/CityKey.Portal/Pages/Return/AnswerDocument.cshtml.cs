using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using CityKey.Portal.Routing;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Adds a document to an answer. Documents that were sent before are not changed.</summary>
[Online(OnlineAction.Answer)]
[StreamedUpload]
internal sealed class AnswerDocumentModel(ResidentApplications applications, CityProfile city, UploadStore store)
    : ResidentPageModel(applications)
{
    public const int MostDocuments = 20;

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<DocumentKind> Kinds => city.Rules(Opened.Application.RuleSet!).Kinds;

    private ApplicationForm Form => Opened.Form;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator([.. Kinds.Select(k => k.Code)], Form.Documents.Count), Input))
        {
            // Browsers drop the chosen file when the form is shown again, so ask for it together with the other errors.
            ModelState.AddModelError("file", "documents.file.again");
            return this.Again();
        }

        var (upload, refusal) = await PictureUpload.TakeAsync(
            HttpContext,
            store,
            Opened,
            ImagePurpose.Document,
            cancellationToken
        );
        if (upload is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        await Applications.SaveAsync(
            Opened,
            Form with
            {
                Documents = [.. Form.Documents, new DocumentOffered(upload.Value, Input.Kind!, Form.Answers + 1)],
            },
            cancellationToken
        );
        return To(PortalRoutes.ReturnAnswer);
    }

    protected override string? Elsewhere() =>
        Opened.Application.Can(ApplicationAction.Answer) ? null : PortalRoutes.ReturnStatus;

    public sealed class InputModel
    {
        [FromForm(Name = "kind")]
        public string? Kind { get; set; }
    }

    public sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(IReadOnlyList<string> kinds, int held) =>
            RuleFor(a => a.Kind)
                .Must(k => kinds.Contains(k, StringComparer.Ordinal))
                .WithMessage("documents.kind.missing")
                .Must(_ => held < MostDocuments)
                .WithMessage("answer.too-many");
    }
}
