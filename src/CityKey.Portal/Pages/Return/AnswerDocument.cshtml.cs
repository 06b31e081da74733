using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Adds a document to an answer. What was sent before stays as it is.</summary>
[Online(OnlineAction.Answer)]
[StreamedUpload]
public sealed class AnswerDocumentModel(ResidentApplications applications, CityProfile city, UploadStore store)
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
            // No browser keeps a chosen file over an answer, and an error that is told only the next time is one too
            // many.
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
        return To("return/answer");
    }

    protected override string? Elsewhere() => Opened.Application.Can(ApplicationAction.Answer) ? null : "return/status";

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
