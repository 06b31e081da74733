using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CityKey.Tests.Staff;

/// <summary>One answer of the site, with where it was reached.</summary>
internal sealed record StaffAnswer(HttpStatusCode Status, string Path, IHtmlDocument Page)
{
    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";
    public string Text => Page.QuerySelector("main")?.TextContent ?? "";
}

/// <summary>A browser without scripts: keeps cookies, follows redirects, sends forms as they stand on the
/// page.</summary>
internal sealed class StaffBrowser : IDisposable
{
    private static readonly HtmlParser Reader = new();
    private readonly CookieContainer cookies = new();
    private readonly Uri address;
    private readonly HttpClient client;

    public StaffBrowser(Uri address)
    {
        this.address = address;
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };
    }

    public async Task<StaffAnswer> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return await ReadAsync(answer);
    }

    public Task<HttpResponseMessage> RawAsync(string path) => client.GetAsync(path);

    /// <summary>Sends the form on a page that holds a button or field of this name, with these fields set.</summary>
    public async Task<StaffAnswer> SendAsync(
        StaffAnswer from,
        string having,
        params (string Name, string Value)[] fields
    )
    {
        var form =
            from.Page.QuerySelectorAll("main form")
                .OfType<IHtmlFormElement>()
                .FirstOrDefault(f => f.QuerySelector($"[name='{having}']") is not null)
            ?? throw new InvalidOperationException(
                $"No form with {having} on '{from.Path}': {from.Page.QuerySelector("main")?.InnerHtml}"
            );
        return await SubmitAsync(form, form.GetAttribute("action") is { Length: > 0 } own ? own : from.Path, fields);
    }

    /// <summary>Presses the first button on a page that posts to this named handler, with these fields set.</summary>
    public async Task<StaffAnswer> PressHandlerAsync(
        StaffAnswer from,
        string handler,
        params (string Name, string Value)[] fields
    )
    {
        var button =
            from.Page.QuerySelectorAll("main button[formaction]")
                .OfType<IHtmlButtonElement>()
                .FirstOrDefault(b =>
                    b.GetAttribute("formaction")!.EndsWith($"?handler={handler}", StringComparison.OrdinalIgnoreCase)
                )
            ?? throw new InvalidOperationException(
                $"No button for {handler} on '{from.Path}': {from.Page.QuerySelector("main")?.InnerHtml}"
            );
        return await SubmitAsync(button.Form!, button.GetAttribute("formaction")!, fields);
    }

    /// <summary>Sends fields that no form of the site offers, with the token of a page.</summary>
    public async Task<StaffAnswer> PostAsync(StaffAnswer from, string path, params (string Name, string Value)[] fields)
    {
        var token = from
            .Page.QuerySelectorAll("form")
            .OfType<IHtmlFormElement>()
            .SelectMany(Standing)
            .First(i => i.Type == "hidden" && i.Name.EndsWith("token", StringComparison.OrdinalIgnoreCase));
        using var content = new FormUrlEncodedContent(
            fields
                .Select(f => KeyValuePair.Create(f.Name, f.Value))
                .Append(KeyValuePair.Create(token.Name, token.Value))
        );
        using var answer = await client.PostAsync(path, content);
        return await ReadAsync(answer);
    }

    /// <summary>Presses the one button of a form that has no field: <paramref name="path"/> is its page.</summary>
    public async Task<StaffAnswer> PressAsync(StaffAnswer from, string path)
    {
        Assert.Equal(path, from.Path);
        return await SendAsync(from, "__RequestVerificationToken");
    }

    /// <summary>Sends the form on a page that has a file field of this name, with a file.</summary>
    public async Task<StaffAnswer> SendFileAsync(StaffAnswer from, string having, byte[] file)
    {
        var form = from
            .Page.QuerySelectorAll("main form")
            .OfType<IHtmlFormElement>()
            .First(f => f.QuerySelector($"[name='{having}']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var field in Standing(form).Where(i => i.Type != "file"))
        {
            content.Add(new StringContent(field.Value), field.Name);
        }

        content.Add(new ByteArrayContent(file), having, "photo.jpg");
        using var answer = await client.PostAsync(from.Path, content);
        return await ReadAsync(answer);
    }

    public string? Cookie(string name) => cookies.GetCookies(address)[name]?.Value;

    public async Task<StaffAnswer> SignInAsync(string email, string password, string code = "") =>
        await SendAsync(
            await GetAsync("/sign-in"),
            "password",
            ("email", email),
            ("password", password),
            ("code", code)
        );

    public async Task<StaffAnswer> SignOutAsync()
    {
        var form = (IHtmlFormElement)(await GetAsync("/")).Page.QuerySelector("form[action='/sign-out']")!;
        using var content = new FormUrlEncodedContent(Standing(form).Select(i => KeyValuePair.Create(i.Name, i.Value)));
        using var answer = await client.PostAsync("/sign-out", content);
        return await ReadAsync(answer);
    }

    public void Dispose() => client.Dispose();

    private async Task<StaffAnswer> SubmitAsync(
        IHtmlFormElement form,
        string action,
        IReadOnlyCollection<(string Name, string Value)> fields
    )
    {
        var set = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var standing = Standing(form)
            .Where(i => !set.Contains(i.Name))
            .Select(i => KeyValuePair.Create(i.Name, i.Value));
        using var content = new FormUrlEncodedContent(
            standing.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))
        );
        using var answer = await client.PostAsync(action, content);
        return await ReadAsync(answer);
    }

    private static IEnumerable<(string Name, string Value, string Type)> Standing(IHtmlFormElement form) =>
        form.QuerySelectorAll("input")
            .OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && (i.Type is not ("checkbox" or "radio") || i.IsChecked))
            .Select(i => (i.Name!, i.Value, i.Type))
            .Concat(
                form.QuerySelectorAll("select")
                    .OfType<IHtmlSelectElement>()
                    .Select(s => (s.Name!, s.Value ?? "", "select"))
            );

    private static async Task<StaffAnswer> ReadAsync(HttpResponseMessage answer) =>
        new(
            answer.StatusCode,
            answer.RequestMessage!.RequestUri!.PathAndQuery,
            Reader.ParseDocument(await answer.Content.ReadAsStringAsync())
        );
}
