using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using CityKey.Testing.Uploads;

namespace CityKey.Testing.Http;

/// <summary>A browser without scripts for either site: it keeps cookies, follows redirects and sends forms. It can also
/// send what no browser would, and go back to the cookies it had.</summary>
public sealed class HttpBrowser : IDisposable
{
    private readonly CookieContainer cookies;
    private readonly HttpClient http;

    /// <param name="other">The same browser at the other site: both sites have the same host name in tests, so the
    /// cookies are shared.</param>
    public HttpBrowser(Uri address, HttpBrowser? other = null)
    {
        cookies = other?.cookies ?? new CookieContainer();
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <inheritdoc cref="HttpBrowser(Uri, HttpBrowser?)"/>
    public HttpBrowser(string address, HttpBrowser? other = null)
        : this(new Uri(address), other) { }

    /// <summary>The language of the pages that the scripts visit.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The file that is sent where a form asks for a picture.</summary>
    public byte[] Picture { get; init; } = SamplePictures.Portrait;

    /// <summary>The latest response.</summary>
    public PageResponse Current { get; private set; } = new(default, "", "", Redirected: false);

    public IHtmlDocument Page => Current.Page;
    public HttpStatusCode Status => Current.Status;
    public string Path => Current.Path;
    public string Heading => Current.Heading;

    /// <summary>The antiforgery token of the current page.</summary>
    public string Token => Value(FormOnPage.Token);

    public string Value(string name) => Current.Value(name);

    public string ErrorFor(string id) => Current.ErrorFor(id);

    public Task<PageResponse> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a request without reading the response or changing the current page.</summary>
    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) =>
        http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="RawAsync(HttpRequestMessage)"/>
    public Task<HttpResponseMessage> RawAsync(string path) => RawAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<PageResponse> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var method = request.Method;
            var requested = request.RequestUri!.OriginalString;
            using var answer = await http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken
            );
            var reached = answer.RequestMessage!.RequestUri!.PathAndQuery;
            // An event stream does not end by itself: its headers are enough.
            var body =
                answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                    ? []
                    : await answer.Content.ReadAsByteArrayAsync();
            return Current = new PageResponse(
                answer.StatusCode,
                reached,
                Encoding.UTF8.GetString(body),
                answer.RequestMessage.Method != method || reached != requested
            );
        }
    }

    public Task<PageResponse> PostAsync(FormOnPage form, IEnumerable<(string Name, string Value)> fields) =>
        form.IsUpload
            ? PostFileAsync(form.Action, form.FileField, Picture, fields)
            : PostAsync(form.Action, [.. fields]);

    public Task<PageResponse> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = FormEncoding.Encode(fields) });

    /// <summary>Sends fields and a file as multipart; without a field for the file, only the fields.</summary>
    public Task<PageResponse> PostFileAsync(
        string path,
        string? fileField,
        byte[] file,
        IEnumerable<(string Name, string Value)> fields
    )
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new ByteArrayContent(FormEncoding.Bytes(value)), name);
        }

        if (fileField is not null)
        {
            parts.Add(
                new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } },
                fileField,
                "photo.jpg"
            );
        }

        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = parts });
    }

    public string? Cookie(string name) => cookies.GetAllCookies().FirstOrDefault(c => c.Name == name)?.Value;

    /// <summary>Takes note of the cookies.</summary>
    /// <returns>An action that brings them back.</returns>
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
}
