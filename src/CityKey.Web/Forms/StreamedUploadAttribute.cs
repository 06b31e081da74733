using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace CityKey.Web.Forms;

/// <summary>
/// For a page that receives a file. The framework's form reading, which writes larger files to disk unencrypted, never
/// runs. The fields before the file are read and bind as usual, and the antiforgery token among them is checked. Then
/// the handler runs and takes the file with <see cref="UploadForm.TakeFileAsync"/>.
/// </summary>
/// <remarks>The form must send its token and fields before the file: <c>asp-antiforgery="false"</c> on the form and
/// <c>@Html.AntiForgeryToken()</c> first in it.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StreamedUploadAttribute : IgnoreAntiforgeryTokenAttribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            await next();
            return;
        }

        if (UploadForm.Boundary(http.Request) is { } boundary)
        {
            if (http.Request.ContentLength > UploadForm.MostRead)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
                return;
            }

            var form = new UploadForm(http, boundary);
            if (!await form.ReadFieldsAsync(http.RequestAborted))
            {
                context.Result = new BadRequestResult();
                return;
            }

            http.Features.Set(form);
        }

        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await next();
        }
        else
        {
            context.Result = new AntiforgeryValidationFailedResult();
        }
    }
}
