using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CityKey.Web.Forms;

/// <summary>
/// Reads plain forms in place of the framework, which refuses a whole form for one NUL in it, with all that was typed
/// and with words of its own,
/// and takes bytes that are no text for percent signs. Here both become U+FFFD, which the rules of each field refuse
/// beside it.
/// </summary>
internal static class FormReadingMiddleware
{
    private const string PlainForm = "application/x-www-form-urlencoded";
    private const int MostFields = 1024;

    public static void Use(WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                if (
                    MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                    && type.MediaType.Equals(PlainForm, StringComparison.OrdinalIgnoreCase)
                )
                {
                    // As long as a request may be, and no longer: the server itself sees to that.
                    using var body = new MemoryStream();
                    await request.Body.CopyToAsync(body, context.RequestAborted);
                    request.Form = Read(body.GetBuffer().AsSpan(0, (int)body.Length));
                }

                await next(context);
            }
        );

    /// <exception cref="BadHttpRequestException">More fields than any form has.</exception>
    internal static FormCollection Read(ReadOnlySpan<byte> body)
    {
        var fields = new KeyValueAccumulator();
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            if (field.IsEmpty)
            {
                continue;
            }

            if (fields.ValueCount == MostFields)
            {
                throw new BadHttpRequestException("A form with too many fields.");
            }

            var end = field.IndexOf((byte)'=');
            fields.Append(Text(end < 0 ? field : field[..end]), end < 0 ? "" : Text(field[(end + 1)..]));
        }

        return new FormCollection(fields.GetResults());
    }

    private static string Text(ReadOnlySpan<byte> written)
    {
        var plain = new byte[written.Length];
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            if (
                written[i] == '%'
                && i + 2 < written.Length
                && byte.TryParse(
                    written.Slice(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var escaped
                )
            )
            {
                plain[length++] = escaped;
                i += 2;
            }
            else
            {
                plain[length++] = written[i] == '+' ? (byte)' ' : written[i];
            }
        }

        return Encoding.UTF8.GetString(plain, 0, length).Replace('\0', '\uFFFD');
    }
}
