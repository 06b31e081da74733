using CityKey.Data.Residents;
using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Gate;
using CityKey.Portal.Pages.Apply;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Return;

/// <summary>Adds a document to an answer. What was sent before stays as it is.</summary>
[Online(OnlineAct.Answer)]
[StreamedUpload]
public sealed class AnswerDocumentPage(ResidentDoor door, CityProfile city, UploadStore store) : ResidentPage(door)
{
    public const int MostDocuments = 20;

    [BindProperty(Name = "")]
    public Answers Input { get; set; } = new();

    public IReadOnlyList<DocumentKind> Kinds => city.Rules(Opened.Application.RuleSet!).Kinds;

    private ApplicationForm Form => Opened.Form;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!this.Accepts(new Rules([.. Kinds.Select(k => k.Code)], Form.Documents.Count), Input))
        {
            // No browser keeps a chosen file over an answer, and an error that is told only the next time is one too
            // many.
            ModelState.AddModelError("file", "documents.file.again");
            return this.Again();
        }

        var (upload, refusal) = await PictureTaking.TakeAsync(
            HttpContext,
            store,
            Opened,
            ImagePurpose.Document,
            cancel
        );
        if (upload is null)
        {
            ModelState.AddModelError("file", refusal!);
            return this.Again();
        }

        await Door.SaveAsync(
            Opened,
            Form with
            {
                Documents = [.. Form.Documents, new DocumentOffered(upload.Value, Input.Kind!, Form.Answers + 1)],
            },
            cancel
        );
        return To("return/answer");
    }

    protected override string? Elsewhere() => Opened.Application.Can(ApplicationAction.Answer) ? null : "return/status";

    public sealed class Answers
    {
        [FromForm(Name = "kind")]
        public string? Kind { get; set; }
    }

    public sealed class Rules : AbstractValidator<Answers>
    {
        public Rules(IReadOnlyList<string> kinds, int held) =>
            RuleFor(a => a.Kind)
                .Must(k => kinds.Contains(k, StringComparer.Ordinal))
                .WithMessage("documents.kind.missing")
                .Must(_ => held < MostDocuments)
                .WithMessage("answer.too-many");
    }
}
