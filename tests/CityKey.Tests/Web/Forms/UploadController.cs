using System.Security.Cryptography;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CityKey.Tests.Web.Forms;

/// <summary>A page that receives a file, as small as one can be.</summary>
[StreamedUpload]
[Route("upload")]
public sealed class UploadController(IAntiforgery antiforgery) : Controller
{
    [HttpGet]
    public string Token() => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;

    [HttpPost]
    public async Task<string> Receive([FromForm(Name = "kind")] string? kind)
    {
        using var file = await UploadForm.TakeFileAsync(HttpContext, HttpContext.RequestAborted);
        return file.Refusal
            ?? $"{kind} {Request.Form.Files.Count} {Convert.ToHexString(SHA256.HashData(file.Picture.Bytes))}";
    }
}
