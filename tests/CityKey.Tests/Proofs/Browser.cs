using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CityKey.Tests.Portal;

namespace CityKey.Tests.Proofs;

/// <summary>One answer of a site, after all redirects.</summary>
internal sealed record Answer(HttpStatusCode Status, string Path, string Body, bool Redirected)
{
    private IHtmlDocument? page;

    public IHtmlDocument Page => page ??= new HtmlParser().ParseDocument(Body);

    /// <summary>The way without what was asked with it.</summary>
    public string Place => Path.Split('?')[0];
}

/// <summary>A browser without scripts for either site. It can also send what no browser would, and go back to the
/// cookies it had.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer cookies;
    private readonly HttpClient http;

    /// <param name="other">The same browser at the other site: both are on one host name here, so it carries its
    /// cookies along.</param>
    public Browser(string address, Browser? other = null)
    {
        cookies = other?.cookies ?? new CookieContainer();
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(address) };
    }

    /// <summary>What it sends where a form wants a picture.</summary>
    public byte[] Picture { get; init; } = ApplicationScript.Picture;

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var (method, asked) = (request.Method, request.RequestUri!);
            using var answer = await http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken
            );
            var reached = answer.RequestMessage!.RequestUri!.PathAndQuery;
            // What goes on for minutes is over when it has begun.
            var body =
                answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                    ? []
                    : await answer.Content.ReadAsByteArrayAsync();
            return new Answer(
                answer.StatusCode,
                reached,
                Encoding.UTF8.GetString(body),
                answer.RequestMessage.Method != method || reached != asked.OriginalString
            );
        }
    }

    public Task<Answer> PostAsync(FormOnPage form, IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, form.Action)
            {
                Content = form.IsUpload ? Parts(fields, form.FileField) : Encoded(fields),
            }
        );

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = Encoded(fields) });

    public string? Cookie(string name) => cookies.GetAllCookies().FirstOrDefault(c => c.Name == name)?.Value;

    /// <summary>The cookies of now, to come back to.</summary>
    public Action Remember()
    {
        var kept = cookies.GetAllCookies().Select(c => new Cookie(c.Name, c.Value, c.Path, c.Domain)).ToList();
        return () =>
        {
            foreach (var cookie in cookies.GetAllCookies().Cast<Cookie>())
            {
                cookie.Expired = true;
            }

            kept.ForEach(cookies.Add);
        };
    }

    public void Dispose() => http.Dispose();

    private static ByteArrayContent Encoded(IEnumerable<(string Name, string Value)> fields) =>
        new(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{Escaped(f.Name)}={Escaped(f.Value)}"))))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
        };

    private MultipartFormDataContent Parts(IEnumerable<(string Name, string Value)> fields, string? file)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new ByteArrayContent(Bytes(value)), name);
        }

        if (file is not null)
        {
            parts.Add(
                new ByteArrayContent(Picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } },
                file,
                "photo.jpg"
            );
        }

        return parts;
    }

    private static string Escaped(string text) =>
        string.Concat(
            Bytes(text)
                .Select(b =>
                    char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_'
                        ? $"{(char)b}"
                        : $"%{b:X2}"
                )
        );

    // As UTF-8 would be, half characters included: no encoder writes those.
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i))
            {
                bytes.AddRange([
                    (byte)(0xE0 | (text[i] >> 12)),
                    (byte)(0x80 | ((text[i] >> 6) & 0x3F)),
                    (byte)(0x80 | (text[i] & 0x3F)),
                ]);
                continue;
            }

            var length = char.IsSurrogate(text[i]) ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
            i += length - 1;
        }

        return [.. bytes];
    }
}
