using System.Text;
using CityKey.Data.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CityKey.Web.Forms;

/// <summary>A form with a file, read part by part as it arrives. Nothing of it touches a disk.</summary>
public sealed class UploadForm
{
    // More than is accepted, so that a person whose picture is too large sees a page that says so and not a broken
    // connection.
    internal const long MostRead = 4 * ImageIntake.MostBytes;
    private const int MostFields = 16;
    private const int LongestField = 8 * 1024;
    private const int LongestBoundary = 100;
    private readonly HttpContext http;
    private readonly MultipartReader reader;
    private MultipartSection? file;

    internal UploadForm(HttpContext http, string boundary)
    {
        this.http = http;
        RaiseLimit(http);
        reader = new MultipartReader(boundary, http.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
    }

    /// <summary>Takes the file of a form on a page with <see cref="StreamedUploadAttribute"/>.</summary>
    public static async Task<ReceivedFile> TakeFileAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Features.Get<UploadForm>() is not { file: { } part })
        {
            return ReceivedFile.Refused(ReceivedFile.NoFile);
        }

        try
        {
            return await UploadReceiver.ReceiveAsync(
                part.Body,
                http.Request.ContentLength,
                http.RequestServices.GetRequiredService<TimeProvider>(),
                cancellationToken
            );
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ReceivedFile.Refused(ImageRefusal.TooLarge);
        }
    }

    /// <summary>Reads and drops the file of a request that is refused. A browser that is still sending would show a
    /// broken connection and not the page.</summary>
    internal static async Task LetPassAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<StreamedUploadAttribute>() is null)
        {
            return;
        }

        try
        {
            RaiseLimit(http);
            await http.Request.Body.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The file is too large or too slow, or the client is gone. No page can be shown.
        }
    }

    internal static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : null;

    /// <summary>Reads the fields up to the file and makes them the request's form, which then binds as
    /// usual.</summary>
    /// <returns>False when the form is malformed, or has too many or too long fields.</returns>
    internal async Task<bool> ReadFieldsAsync(CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        try
        {
            for (var count = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; count++)
            {
                if (
                    count == MostFields
                    || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                )
                {
                    return false;
                }

                if (disposition.IsFileDisposition())
                {
                    file = part;
                    break;
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                fields[name] = StringValues.Concat(
                    fields.GetValueOrDefault(name),
                    await TextAsync(part.Body, cancellationToken)
                );
            }
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException)
        {
            return false;
        }

        http.Request.Form = new FormCollection(fields);
        return true;
    }

    private static void RaiseLimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostRead;
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        // Bytes that are not UTF-8 become U+FFFD, as in any other form, and get an error beside the field.
        return length <= LongestField
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new InvalidDataException("A field of the form is too long.");
    }
}
