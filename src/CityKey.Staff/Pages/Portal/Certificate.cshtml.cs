using System.Text;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Printing.Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Portal;

/// <summary>The closing certificate of one change: to read, to print, to hand on.</summary>
internal sealed class CertificateModel(CityKeyDb db) : PageModel
{
    public CertificateBody Body { get; private set; } = null!;

    /// <summary>Under a signed head of the audit, so that it can be handed on.</summary>
    public bool IsProven { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] long epoch, CancellationToken cancellationToken)
    {
        if (await FindAsync(epoch, cancellationToken) is not { } certificate)
        {
            return NotFound();
        }

        (Body, IsProven) = (CertificateBody.Read(certificate.Body), certificate.Proof is not null);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync([FromRoute] long epoch, CancellationToken cancellationToken) =>
        await FindAsync(epoch, cancellationToken) is { Proof: not null } certificate
            ? File(
                Encoding.UTF8.GetBytes(CertificateFile.Write(certificate)),
                "application/json",
                $"closing-certificate-{epoch}.json"
            )
            : NotFound();

    public async Task<IActionResult> OnGetSheetAsync(
        [FromRoute] long epoch,
        [FromServices] CertificateText text,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(epoch, cancellationToken) is { } certificate
        && CertificateBody.Read(certificate.Body) is var body
            ? File(CertificateSheet.Draw(text.Title, text.Sentence(body), text.Of(body)), "application/pdf")
            : NotFound();

    private Task<PortalCertificate?> FindAsync(long epoch, CancellationToken cancellationToken) =>
        db.PortalCertificates.AsNoTracking().SingleOrDefaultAsync(c => c.Epoch == epoch, cancellationToken);
}
