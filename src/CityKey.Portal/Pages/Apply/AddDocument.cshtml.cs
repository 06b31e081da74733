using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Routing;
using CityKey.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
[StreamedUpload]
internal sealed class AddDocumentModel(
    ResidentApplications applications,
    CityProfile city,
    CityTime clock,
    UploadStore store
) : StepPageModel(applications, city, ApplyStep.Documents)
{
    private const int MostDocuments = 10;

    [BindProperty(Name = "")]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<DocumentKind> Kinds =>
        [.. City.RulesOn(clock.Today).KindsFor(Form.AgeOn(clock.Today), Bearer.Resident)];

    public string BackFromHere => Form.Documents.Count > 0 ? PortalRoutes.ApplyDocuments : BackTo;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!this.Accepts(new Validator([.. Kinds.Select(k => k.Code)], Form.Documents.Count), Input))
        {
            // Browsers drop the chosen file when the page comes back, so say now that it has to be chosen again.
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

        await SaveAsync(
            Form with
            {
                Documents = [.. Form.Documents, new DocumentOffered(upload.Value, Input.Kind!)],
                DocumentsDone = false,
            },
            cancellationToken
        );
        return To(PortalRoutes.ApplyDocuments);
    }

    internal sealed class InputModel
    {
        [FromForm(Name = "kind")]
        public string? Kind { get; set; }
    }

    internal sealed class Validator : AbstractValidator<InputModel>
    {
        public Validator(IReadOnlyList<string> kinds, int held) =>
            RuleFor(a => a.Kind)
                .Must(k => kinds.Contains(k, StringComparer.Ordinal))
                .WithMessage("documents.kind.missing")
                .Must(_ => held < MostDocuments)
                .WithMessage("documents.too-many");
    }
}
