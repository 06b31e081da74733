using CityKey.Data.Uploads;
using CityKey.Domain.Applications;
using CityKey.Domain.DocumentRules;
using CityKey.Domain.Places;
using CityKey.Domain.PortalSwitch;
using CityKey.Portal.Applications;
using CityKey.Portal.Gate;
using CityKey.Portal.Languages;
using CityKey.Portal.Routing;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Portal.Pages.Apply;

[Online(OnlineAction.Continue)]
internal sealed class DocumentsModel(
    ResidentApplications applications,
    CityProfile city,
    CityTime clock,
    UploadStore store,
    DraftDeletion deletion
) : StepPageModel(applications, city, ApplyStep.Documents)
{
    public IReadOnlyList<DocumentOffered> Held => Form.Documents;

    public Judgement Judgement { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (Held.Count == 0)
        {
            return To(PortalRoutes.ApplyAddDocument);
        }

        Judge();
        return Page();
    }

    public async Task<IActionResult> OnGetPictureAsync(int number, CancellationToken cancellationToken) =>
        Held.ElementAtOrDefault(number - 1) is { } document
            ? File(await store.ReadAsync(Opened, document.Upload, cancellationToken), "image/jpeg")
            : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Held.Count == 0)
        {
            return To(PortalRoutes.ApplyAddDocument);
        }

        return await SaveAsync(Form with { DocumentsDone = true }, cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] Guid upload, CancellationToken cancellationToken)
    {
        // A second press finds nothing to remove.
        if (Held.Any(d => d.Upload == upload))
        {
            await deletion.SaveWithoutAsync(
                Opened,
                Form with
                {
                    Documents = [.. Held.Where(d => d.Upload != upload)],
                    DocumentsDone = false,
                },
                upload,
                cancellationToken
            );
        }

        return To(PortalRoutes.ApplyDocuments);
    }

    private void Judge()
    {
        var today = clock.Today;
        Judgement = City.RulesOn(today).Judge([.. Held.Select(d => new Evidence(d.Kind))], Form.AgeOn(today), today);
    }
}
