using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CityKey.Tests.Portal;

/// <summary>A person with a plain browser and no scripts: cookies, pages, forms.</summary>
internal sealed class PortalBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public PortalBrowser(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = true })
        {
            BaseAddress = address,
        };

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>The language of the pages that this person walks through.</summary>
    public string Language { get; init; } = "en";

    public HttpStatusCode Status { get; private set; }

    public string Path { get; private set; } = "";

    public string Heading => Page.QuerySelector("h1")?.TextContent ?? "";

    public string Token => Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

    public async Task<PortalBrowser> GoAsync(string path) =>
        await ReadAsync(await _http.GetAsync(path, TestContext.Current.CancellationToken));

    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Sends the page's form as a browser would, with these fields filled in.</summary>
    public Task<PortalBrowser> SendAsync(params (string Name, string Value)[] fields) =>
        SendFormAsync("form[method=post]", fields);

    public async Task<PortalBrowser> SendFormAsync(string selector, params (string Name, string Value)[] fields)
    {
        var form = Form(selector);
        var filled = Hidden(form).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await ReadAsync(
            await _http.PostAsync(
                Target(form),
                new FormUrlEncodedContent(filled),
                TestContext.Current.CancellationToken
            )
        );
    }

    public async Task<PortalBrowser> SendFileAsync(byte[] file, params (string Name, string Value)[] fields)
    {
        var form = Form("form[enctype]");
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Hidden(form).Select(h => (h.Key, h.Value)).Concat(fields))
        {
            body.Add(new StringContent(value, Encoding.UTF8), name);
        }

        body.Add(new ByteArrayContent(file) { Headers = { ContentType = new("image/jpeg") } }, "file", "photo.jpg");
        return await ReadAsync(await _http.PostAsync(Target(form), body, TestContext.Current.CancellationToken));
    }

    /// <summary>What the form would send again: for sending it twice, at once.</summary>
    public Func<Task<HttpResponseMessage>> Again(params (string Name, string Value)[] fields)
    {
        var form = Form("form[method=post]");
        var (target, hidden) = (Target(form), Hidden(form).ToList());
        return () =>
            _http.PostAsync(
                target,
                new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))),
                TestContext.Current.CancellationToken
            );
    }

    public string Value(string name) => Page.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value ?? "";

    /// <summary>What stands beside a field about mending it.</summary>
    public string Mend(string id) => Page.GetElementById($"{id}-error")?.TextContent ?? "";

    public void Dispose() => _http.Dispose();

    private IHtmlFormElement Form(string selector) =>
        Page.QuerySelector<IHtmlFormElement>(selector)
        ?? throw new InvalidOperationException($"No {selector} on '{Path}': {Heading} {Page.Body?.TextContent}");

    private static IEnumerable<KeyValuePair<string, string>> Hidden(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.Name!, i.Value));

    private string Target(IHtmlFormElement form) => form.GetAttribute("action") ?? Path;

    private async Task<PortalBrowser> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Status = answer.StatusCode;
            Path = answer.RequestMessage!.RequestUri!.PathAndQuery;
            Page = await new HtmlParser().ParseDocumentAsync(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            );
        }

        return this;
    }
}
