using System.Text;
using CityKey.Data;
using CityKey.Data.PortalSwitch;
using CityKey.Printing.Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CityKey.Staff.Pages.Portal;

/// <summary>The closing certificate of one change: shown, as a sheet to print, and as a file with its proof.</summary>
internal sealed class CertificateModel(CityKeyDb db) : PageModel
{
    public CertificateBody Body { get; private set; } = null!;

    /// <summary>Whether the audit log has sealed it. Only then can others check it, and only then is there a
    /// file.</summary>
    public bool IsProven { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] long epoch, CancellationToken cancellationToken)
    {
        if (await FindAsync(epoch, cancellationToken) is not { } certificate)
        {
            return NotFound();
        }

        Body = CertificateBody.Read(certificate.Body);
        IsProven = certificate.Proof is not null;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync([FromRoute] long epoch, CancellationToken cancellationToken)
    {
        if (await FindAsync(epoch, cancellationToken) is not { Proof: not null } certificate)
        {
            return NotFound();
        }

        var file = Encoding.UTF8.GetBytes(CertificateFile.Write(certificate));
        return File(file, "application/json", $"closing-certificate-{epoch}.json");
    }

    public async Task<IActionResult> OnGetSheetAsync(
        [FromRoute] long epoch,
        [FromServices] CertificateText text,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(epoch, cancellationToken) is not { } certificate)
        {
            return NotFound();
        }

        var body = CertificateBody.Read(certificate.Body);
        return File(CertificateSheet.Draw(text.Title, text.Sentence(body), text.Rows(body)), "application/pdf");
    }

    private Task<PortalCertificate?> FindAsync(long epoch, CancellationToken cancellationToken) =>
        db.PortalCertificates.AsNoTracking().SingleOrDefaultAsync(c => c.Epoch == epoch, cancellationToken);
}
