using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CityKey.Web.Forms;

/// <summary>
/// Reads plain forms in place of the framework. For a NUL in one field the framework refuses the whole form with a
/// message of its own, and everything typed is lost. Bytes that are not UTF-8 it takes for percent signs. Here both
/// become U+FFFD, which the rules of each field refuse beside the field.
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
                    // The server limits the length of a request.
                    using var body = new MemoryStream();
                    await request.Body.CopyToAsync(body, context.RequestAborted);
                    request.Form = Read(body.GetBuffer().AsSpan(0, (int)body.Length));
                }

                await next(context);
            }
        );

    /// <exception cref="BadHttpRequestException">There are more fields than in any of our forms.</exception>
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
                throw new BadHttpRequestException("The form has too many fields.");
            }

            var end = field.IndexOf((byte)'=');
            fields.Append(Decode(end < 0 ? field : field[..end]), end < 0 ? "" : Decode(field[(end + 1)..]));
        }

        return new FormCollection(fields.GetResults());
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        var plain = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (
                encoded[i] == '%'
                && i + 2 < encoded.Length
                && byte.TryParse(
                    encoded.Slice(i + 1, 2),
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
                plain[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }

        return Encoding.UTF8.GetString(plain, 0, length).Replace('\0', '\uFFFD');
    }
}
