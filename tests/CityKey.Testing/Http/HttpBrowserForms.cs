using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CityKey.Testing.Http;

/// <summary>Ways to send the forms of a page.</summary>
public static class HttpBrowserForms
{
    /// <summary>Sends the first form that posts on the current page: its hidden fields and these.</summary>
    public static Task<PageResponse> SendAsync(this HttpBrowser browser, params (string Name, string Value)[] fields) =>
        browser.SendFormAsync("form[method=post]", fields);

    /// <summary>Sends the form of the current page that a selector finds: its hidden fields and these.</summary>
    public static Task<PageResponse> SendFormAsync(
        this HttpBrowser browser,
        string selector,
        params (string Name, string Value)[] fields
    )
    {
        var form = Form(browser, selector);
        return browser.PostAsync(Target(browser, form), [.. Hidden(form), .. fields]);
    }

    /// <summary>Sends the upload form of the current page: its hidden fields, these, and a file.</summary>
    public static Task<PageResponse> SendFileAsync(
        this HttpBrowser browser,
        byte[] file,
        params (string Name, string Value)[] fields
    )
    {
        var form = Form(browser, "form[enctype]");
        return browser.PostFileAsync(Target(browser, form), "file", file, [.. Hidden(form), .. fields]);
    }

    /// <summary>The request that sends the form of the current page, to be sent as often as a test wants.</summary>
    public static Func<Task<HttpResponseMessage>> Repeat(
        this HttpBrowser browser,
        params (string Name, string Value)[] fields
    )
    {
        var form = Form(browser, "form[method=post]");
        var target = Target(browser, form);
        (string, string)[] sent = [.. Hidden(form), .. fields];
        return () =>
            browser.RawAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = FormEncoding.Encode(sent) });
    }

    /// <summary>Sends the form on a page that has a button or field of this name: as it was drawn, with these fields
    /// changed.</summary>
    public static Task<PageResponse> SendAsync(
        this HttpBrowser browser,
        PageResponse from,
        string having,
        params (string Name, string Value)[] fields
    )
    {
        var form = FormWith(from, having);
        var set = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var drawn = Drawn(form).Where(i => !set.Contains(i.Name)).Select(i => (i.Name, i.Value));
        var action = form.GetAttribute("action") is { Length: > 0 } own ? own : from.Path;
        return browser.PostAsync(action, [.. drawn, .. fields]);
    }

    /// <summary>Sends the form on a page that has a field of this name to another address, as a button with a
    /// <c>formaction</c> does. The page need not show that button.</summary>
    public static Task<PageResponse> SendToAsync(
        this HttpBrowser browser,
        PageResponse from,
        string action,
        string having,
        params (string Name, string Value)[] fields
    )
    {
        var set = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var drawn = Drawn(FormWith(from, having)).Where(i => !set.Contains(i.Name)).Select(i => (i.Name, i.Value));
        return browser.PostAsync(action, [.. drawn, .. fields]);
    }

    /// <summary>Presses the first button on a page that posts to this named handler, with these fields
    /// changed.</summary>
    public static Task<PageResponse> PressHandlerAsync(
        this HttpBrowser browser,
        PageResponse from,
        string handler,
        params (string Name, string Value)[] fields
    )
    {
        var button =
            from.Page.QuerySelectorAll<IHtmlButtonElement>("main button[formaction]")
                .FirstOrDefault(b =>
                    b.GetAttribute("formaction")!.EndsWith($"?handler={handler}", StringComparison.OrdinalIgnoreCase)
                )
            ?? throw new InvalidOperationException(
                $"No button for {handler} on '{from.Path}': {from.Page.QuerySelector("main")?.InnerHtml}"
            );
        var set = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var drawn = Drawn(button.Form!).Where(i => !set.Contains(i.Name)).Select(i => (i.Name, i.Value));
        return browser.PostAsync(button.GetAttribute("formaction")!, [.. drawn, .. fields]);
    }

    /// <summary>Sends the form on a page that has a file field of this name, with a file.</summary>
    public static Task<PageResponse> SendFileAsync(
        this HttpBrowser browser,
        PageResponse from,
        string having,
        byte[] file
    ) =>
        browser.PostFileAsync(
            from.Path,
            having,
            file,
            Drawn(FormWith(from, having)).Where(i => i.Type != "file").Select(i => (i.Name, i.Value))
        );

    /// <summary>Sends fields that no form of the site offers, with the token of a page.</summary>
    public static Task<PageResponse> PostAsync(
        this HttpBrowser browser,
        PageResponse from,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var token = from
            .Page.QuerySelectorAll<IHtmlFormElement>("form")
            .SelectMany(Drawn)
            .First(i => i.Name == FormOnPage.Token);
        return browser.PostAsync(path, [.. fields, (token.Name, token.Value)]);
    }

    /// <summary>Presses the one button of a form without fields.</summary>
    /// <param name="path">The page that the form must be on.</param>
    public static Task<PageResponse> PressAsync(this HttpBrowser browser, PageResponse from, string path)
    {
        Assert.Equal(path, from.Path);
        return browser.SendAsync(from, FormOnPage.Token);
    }

    private static IHtmlFormElement Form(HttpBrowser browser, string selector) =>
        browser.Page.QuerySelector<IHtmlFormElement>(selector)
        ?? throw new InvalidOperationException(
            $"No {selector} on '{browser.Path}': {browser.Heading} {browser.Page.Body?.TextContent}"
        );

    private static IHtmlFormElement FormWith(PageResponse page, string name) =>
        page.Page.QuerySelectorAll<IHtmlFormElement>("main form")
            .FirstOrDefault(f => f.QuerySelector($"[name='{name}']") is not null)
        ?? throw new InvalidOperationException(
            $"No form with {name} on '{page.Path}': {page.Page.QuerySelector("main")?.InnerHtml}"
        );

    private static string Target(HttpBrowser browser, IHtmlFormElement form) =>
        form.GetAttribute("action") ?? browser.Path;

    private static IEnumerable<(string Name, string Value)> Hidden(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => (i.Name!, i.Value));

    private static IEnumerable<(string Name, string Value, string Type)> Drawn(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input")
            .Where(i => i.Name is not null && (i.Type is not ("checkbox" or "radio") || i.IsChecked))
            .Select(i => (i.Name!, i.Value, i.Type))
            .Concat(
                form.QuerySelectorAll<IHtmlSelectElement>("select").Select(s => (s.Name!, s.Value ?? "", "select"))
            );
}
